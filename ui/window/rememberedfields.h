// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "ui/work/windowtools.h"

#include <QObject>

namespace recto {

class UploadFields;

// What is said about the pages: filled in as it was the last time, with what the library
// knows to choose from. Lives on the GUI thread.
class RememberedFields : public QObject
{
    Q_OBJECT

public:
    RememberedFields(const WindowTools &tools, UploadFields *fields, QObject *parent = nullptr);

    void load();
    // What a new job is asked to do, which is remembered.
    [[nodiscard]] JobOptions take();

private:
    WindowTools m_tools;
    UploadFields *m_fields;
};

} // namespace recto
