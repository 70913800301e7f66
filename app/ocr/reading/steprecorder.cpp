// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/steprecorder.h"

#include <QDir>
#include <QImage>

#include <utility>

namespace recto {

StepRecorder::StepRecorder(QString folder, QString prefix)
    : m_folder(std::move(folder))
    , m_prefix(std::move(prefix))
{
    if (!m_folder.isEmpty())
        QDir().mkpath(m_folder);
}

void StepRecorder::record(const QString &step, const cv::Mat &picture)
{
    if (m_folder.isEmpty() || picture.empty())
        return;
    const bool colour = picture.channels() == 3;
    const QImage image(picture.data, picture.cols, picture.rows, qsizetype(picture.step),
                       colour ? QImage::Format_BGR888 : QImage::Format_Grayscale8);
    const QString file = QStringLiteral("%1-%2-%3.png").arg(m_prefix).arg(++m_count).arg(step);
    image.save(QDir(m_folder).filePath(file));
}

} // namespace recto
