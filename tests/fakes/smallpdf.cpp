// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/smallpdf.h"

#include <QFile>

namespace recto {

QByteArray SmallPdf::bytes() const
{
    QByteArrayList objects; // object 1 first
    const auto firstPage = qsizetype(4);
    QByteArray kids;
    for (qsizetype i = 0; i < pages.size(); ++i)
        kids += QByteArray::number(firstPage + 2 * i) + " 0 R ";
    objects << "<< /Type /Catalog /Pages 2 0 R >>"
            << "<< /Type /Pages /Kids [" + kids + "] /Count " + QByteArray::number(pages.size())
            + " >>"
            << "<< /Type /Font /Subtype /Type1 " + fontEntries + " >>";
    for (qsizetype i = 0; i < pages.size(); ++i) {
        QByteArray page = "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> "
            + pageEntries + " /Contents " + QByteArray::number(firstPage + 2 * i + 1) + " 0 R";
        if (i == 0 && !annotations.isEmpty())
            page += " /Annots [" + annotations.join(' ') + "]";
        objects << page + " >>"
                << "<< /Length " + QByteArray::number(pages.at(i).size()) + " >>\nstream\n"
                + pages.at(i) + "\nendstream";
    }
    QByteArray file = "%PDF-1.7\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
        file += QByteArray::number(i + 1) + " 0 obj\n" + objects.at(i) + "\nendobj\n";
    }
    const QByteArray count = QByteArray::number(objects.size() + 1);
    const QByteArray start = QByteArray::number(file.size());
    return file + "xref\n0 " + count + "\n" + table + "trailer\n<< /Root 1 0 R /Size " + count
        + " >>\nstartxref\n" + start + "\n%%EOF\n";
}

void SmallPdf::save(const QString &file) const
{
    QFile out(file);
    if (out.open(QIODevice::WriteOnly))
        out.write(bytes());
}

} // namespace recto
