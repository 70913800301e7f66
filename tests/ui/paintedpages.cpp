// SPDX-License-Identifier: GPL-3.0-or-later
#include "paintedpages.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>

namespace recto::gui {

namespace {

constexpr QSize pageSize(1000, 1400);
constexpr int leftMargin = 90;
constexpr int firstLine = 150;
constexpr int lineHeight = 64;

QFont pageFont()
{
    QFont font(QStringLiteral("DejaVu Serif"));
    font.setPixelSize(30);
    return font;
}

class PaintedReader : public OcrEngine
{
public:
    PaintedReader(std::shared_ptr<fakes::FakeReading> reading, QHash<QString, PageText> texts)
        : m_reading(std::move(reading))
        , m_texts(std::move(texts))
    {
    }

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &,
                                               std::stop_token stop,
                                               const Progress &progress) override
    {
        const Result<PageText> read = m_reading->read(page, stop, progress);
        if (!read)
            return read;
        return m_texts.value(page.name);
    }

private:
    std::shared_ptr<fakes::FakeReading> m_reading;
    QHash<QString, PageText> m_texts;
};

} // namespace

PaintedPages::PaintedPages(QString folder)
    : m_folder(std::move(folder))
{
}

QString PaintedPages::paint(const QString &name, const QStringList &lines)
{
    QImage image(pageSize, QImage::Format_RGB32);
    image.fill(QColor(0xfb, 0xf9, 0xf3));
    QPainter painter(&image);
    painter.setFont(pageFont());
    painter.setPen(QColor(0x22, 0x22, 0x22));
    const QFontMetrics metrics(pageFont());
    PageText text;
    text.size = pageSize;
    text.confidence = 93;
    text.language = QStringLiteral("eng");
    text.engine = QStringLiteral("painted");
    text.quality = quality;
    int y = firstLine;
    for (const QString &line : lines) {
        int x = leftMargin;
        const QStringList words = line.split(u' ');
        for (const QString &word : words) {
            const int width = metrics.horizontalAdvance(word);
            if (x + width > pageSize.width() - leftMargin) {
                x = leftMargin;
                y += lineHeight;
            }
            painter.drawText(x, y, word);
            if (!text.text.isEmpty())
                text.text += x == leftMargin && &word == &words.first() ? QStringLiteral("\n")
                                                                        : QStringLiteral(" ");
            const QString read = m_misread.value(word, word);
            text.words.append({read, QRect(x, y - metrics.ascent(), width, metrics.height()),
                               read == word ? 93.0F : 45.0F, static_cast<int>(text.text.size()),
                               static_cast<int>(read.size())});
            text.text += read;
            x += width + metrics.horizontalAdvance(u' ');
        }
        y += lineHeight + lineHeight / 2;
    }
    painter.end();
    const QString file = m_folder + u'/' + name;
    image.save(file);
    m_texts.insert(name, text);
    m_reading->script(name, {text.text, {}, 0, false, 0, false});
    return file;
}

void PaintedPages::script(const QString &name, const fakes::ReadingScript &script)
{
    m_reading->script(name, script);
}

std::unique_ptr<OcrEngine> PaintedPages::makeReader() const
{
    return std::make_unique<PaintedReader>(m_reading, m_texts);
}

} // namespace recto::gui
