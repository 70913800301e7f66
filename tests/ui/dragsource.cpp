// SPDX-License-Identifier: GPL-3.0-or-later
// dragsource FILE…: a small window that drags the files from wherever it is
// pressed, as a file manager does. Stays: the files' names are asked for after the drop.
#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>
#include <QWidget>

namespace {

class Source : public QWidget
{
public:
    Source()
    {
        setWindowTitle(QStringLiteral("recto-drag-source"));
        setGeometry(0, 0, 160, 120);
    }

protected:
    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (!(event->buttons() & Qt::LeftButton))
            return;
        auto *dragged = new QMimeData;
        QList<QUrl> urls;
        const QStringList files = QApplication::arguments().mid(1);
        for (const QString &file : files)
            urls.append(QUrl::fromLocalFile(file));
        dragged->setUrls(urls);
        auto *drag = new QDrag(this); // deletes itself
        drag->setMimeData(dragged);
        drag->exec(Qt::CopyAction);
    }
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    Source source;
    source.show();
    return QApplication::exec();
}
