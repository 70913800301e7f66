// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/check/pagepictures.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace recto {

// A word that may be misread, as large as can be, with what it may be: one press, or typed.
class WordMender : public QFrame
{
    Q_OBJECT

public:
    explicit WordMender(QWidget *parent = nullptr);
    ~WordMender() override;

    void open(const PagePictures::Picture &page, int word);
    void leave(); // closes and tells closed()
    [[nodiscard]] int word() const { return m_word; }

signals:
    void mended(int word, const QString &right);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void accept(const QString &right);
    void suggest(const QStringList &words);

    Workers m_workers{1};
    PagePictures::Picture m_page;
    int m_word = -1;
    quint64 m_request = 0;
    QLabel *m_snippet;
    QLabel *m_caption;
    QLineEdit *m_field;
    QPushButton *m_mend;
    QList<QPushButton *> m_suggestions;
};

} // namespace recto
