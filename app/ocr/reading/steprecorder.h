// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <QString>

namespace recto {

// Writes the picture of each preparation step as PNG, numbered in order, for
// people who want to see what happened. Does nothing without a folder.
class StepRecorder
{
public:
    StepRecorder() = default;
    // Names begin with `prefix`, so that many pages can share a folder.
    StepRecorder(QString folder, QString prefix);

    void record(const QString &step, const cv::Mat &picture);

private:
    QString m_folder;
    QString m_prefix;
    int m_count = 0;
};

} // namespace recto
