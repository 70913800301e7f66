// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

#include <functional>

class QHBoxLayout;
class QLabel;
class QTimer;

namespace recto {

// A quiet bar that says something with the buttons that do it: a job that can
// go on, files that could not be added. Never modal.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Information, Problem };
    struct Action
    {
        QString text;
        std::function<void()> run; // the bar closes first; may be empty
    };

    explicit NoticeBar(QWidget *parent = nullptr);

    // Replaces what is shown. A ✕ is always there.
    void say(Kind kind, const QString &text, const QList<Action> &actions = {});
    // Changes the text alone; isn't announced.
    void setText(const QString &text);
    [[nodiscard]] QString text() const;

signals:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
    Kind m_kind = Kind::Information;
};

// Says for a moment what was done, with the way back: "Deleted. Undo". Lies
// over the bottom of its parent.
class UndoBar : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent);

    void offer(const QString &text, std::function<void()> undo);
    // Does what the button does. Returns whether there was something to undo.
    bool undo();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QLabel *m_text;
    QTimer *m_timer;
    std::function<void()> m_undo;
};

} // namespace recto
