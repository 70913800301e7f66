// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace recto {

// Writes PDFs of a few lines, piece by piece as a test wants them.
struct SmallPdf
{
    QByteArray pageEntries = "/MediaBox [0 0 600 800]"; // of each page's dictionary
    QByteArrayList pages; // their contents: "BT /F1 12 Tf 72 700 Td (Text) Tj ET"
    QByteArrayList annotations; // dictionaries, of the first page
    QByteArray fontEntries = "/BaseFont /Helvetica /Encoding /WinAnsiEncoding"; // of /F1

    [[nodiscard]] QByteArray bytes() const;
    void save(const QString &file) const;
};

} // namespace recto
