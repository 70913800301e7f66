// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace recto {

// A sentence beside a field: what it means, that it is well, or what is wrong
// with it. Takes no room while it is empty.
class HintLabel : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Note, Good, Problem };

    explicit HintLabel(QWidget *parent = nullptr);

    // Empty text hides it. A problem is told to screen readers.
    void say(Kind kind, const QString &text);
    void clear() { say(Kind::Note, {}); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] Kind kind() const { return m_kind; }

    // Its height follows its width by itself: forms that lie in others get that wrong.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void paintKind();
    void fitHeight();

    QLabel *m_icon;
    QLabel *m_text;
    Kind m_kind = Kind::Note;
};

} // namespace recto
