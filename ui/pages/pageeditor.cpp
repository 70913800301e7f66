// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pageeditor.h"

#include "core/errortext.h"
#include "intake/imageloader.h"
#include "session/pageturn.h"
#include "ui/pages/pagecanvas.h"
#include "ui/widgets/languagebutton.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace recto {

namespace {

constexpr int pictureLongSide = 1400;

} // namespace

PageEditor::PageEditor(const Page &page, QWidget *parent)
    : QDialog(parent)
    , m_page(page)
    , m_canvas(new PageCanvas(this))
{
    setObjectName(QStringLiteral("pageEditor"));
    setWindowTitle(tr("Correct %1").arg(page.name));
    resize(920, 680);
    m_canvas->setCorrections(page.corrections);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, theme::medium, 0);
    layout->setSpacing(theme::medium);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(makeTools());
    connect(m_canvas, &PageCanvas::changed, this, &PageEditor::showState);
    showState();
    m_canvas->setFocus();
    decode();
}

PageEditor::~PageEditor()
{
    m_workers.finish();
}

QWidget *PageEditor::makeTools()
{
    auto *tools = new QWidget(this);
    tools->setMinimumWidth(240);
    const auto button = [tools](const QString &name, const QString &text, const QString &icon) {
        auto *result = new QPushButton(text, tools);
        result->setObjectName(name);
        result->setAutoDefault(false);
        if (!icon.isEmpty())
            result->setIcon(theme::icon(icon));
        result->setMinimumHeight(32);
        return result;
    };
    const auto caption = [tools](const QString &text) {
        auto *label = new QLabel(text, tools);
        label->setFont(theme::scaled(label->font(), 1, QFont::DemiBold));
        return label;
    };
    auto *left = button(QStringLiteral("turnLeft"), tr("&Left"), QStringLiteral("rotate-left"));
    left->setAccessibleName(tr("Rotate left"));
    auto *right = button(QStringLiteral("turnRight"), tr("&Right"), QStringLiteral("rotate-right"));
    right->setAccessibleName(tr("Rotate right"));
    m_findCorners = button(QStringLiteral("findCorners"), tr("&Find Automatically"), {});
    m_leaveOut = button(QStringLiteral("leaveOut"), tr("&Mark a Region"), {});
    m_leaveOut->setCheckable(true);
    m_removeRegions = button(QStringLiteral("removeRegions"), tr("Read &Everything"), {});
    m_language = new LanguageButton(tools);
    m_language->setObjectName(QStringLiteral("pageLanguage"));
    m_language->setAutoDefault(false);
    m_language->setInheritText(tr("As the other pages"));
    m_language->setLanguage(m_page.corrections.language);
    m_note = new QLabel(tools);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    theme::makeSecondary(m_note);
    m_hint = new QLabel(tools);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setObjectName(QStringLiteral("editorHint"));
    m_hint->setWordWrap(true);
    theme::makeSecondary(m_hint);
    m_accept = button(QStringLiteral("acceptCorrections"), tr("&Done"), {});
    theme::makePrimary(m_accept);
    auto *cancel = button(QStringLiteral("cancelCorrections"), tr("&Cancel"), {});

    auto *turns = new QHBoxLayout;
    turns->addWidget(left);
    turns->addWidget(right);
    auto *ends = new QHBoxLayout;
    ends->addWidget(cancel);
    ends->addWidget(m_accept);
    auto *layout = new QVBoxLayout(tools);
    layout->setContentsMargins(0, theme::large, 0, theme::medium);
    layout->setSpacing(theme::small);
    layout->addWidget(caption(tr("Rotate")));
    layout->addLayout(turns);
    layout->addSpacing(theme::medium);
    layout->addWidget(caption(tr("Corners of the page")));
    layout->addWidget(m_findCorners);
    layout->addSpacing(theme::medium);
    layout->addWidget(caption(tr("Leave out")));
    layout->addWidget(m_leaveOut);
    layout->addWidget(m_removeRegions);
    layout->addSpacing(theme::medium);
    layout->addWidget(caption(tr("Language")));
    layout->addWidget(m_language);
    layout->addSpacing(theme::large);
    layout->addWidget(m_hint);
    layout->addStretch(1);
    layout->addWidget(m_note);
    layout->addSpacing(theme::small);
    layout->addLayout(ends);

    connect(left, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(right, &QPushButton::clicked, this, [this] { turn(1); });
    connect(m_findCorners, &QPushButton::clicked, this, [this] {
        PageCorrections found = m_canvas->corrections();
        found.corners.clear();
        m_canvas->setCorrections(found);
        showState();
    });
    connect(m_leaveOut, &QPushButton::toggled, this, [this](bool on) {
        m_canvas->setTool(on ? PageCanvas::Tool::LeaveOut : PageCanvas::Tool::Corners);
        showState();
    });
    connect(m_removeRegions, &QPushButton::clicked, this, [this] {
        PageCorrections all = m_canvas->corrections();
        all.leftOut.clear();
        m_canvas->setCorrections(all);
        showState();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        emit corrected(corrections());
        accept();
    });
    return tools;
}

void PageEditor::setInstalledLanguages(const QStringList &codes)
{
    m_language->setInstalled(codes);
}

void PageEditor::setSavedPage(bool saved)
{
    m_accept->setText(saved ? tr("Read A&gain") : tr("&Done"));
    m_note->setText(saved ? tr("The page is read again and its cards are made anew.") : QString());
}

PageCorrections PageEditor::corrections() const
{
    PageCorrections result = m_canvas->corrections();
    result.language = m_language->language();
    return result;
}

void PageEditor::turn(int quarters)
{
    m_canvas->setCorrections(turned(m_canvas->corrections(), quarters));
    showState();
}

void PageEditor::showState()
{
    const PageCorrections now = m_canvas->corrections();
    m_findCorners->setEnabled(!now.corners.isEmpty());
    m_removeRegions->setEnabled(!now.leftOut.isEmpty());
    m_hint->setText(m_leaveOut->isChecked()
                        ? tr("Draw a frame around what is not to be read.")
                        : tr("Drag the four dots onto the corners of the page."));
}

void PageEditor::decode()
{
    Page plain = m_page;
    plain.corrections = {};
    m_workers.start([this, plain] {
        LoadOptions options;
        options.minimumLongSide = pictureLongSide;
        const Result<LoadedImage> loaded = loadImage(plain, options);
        QMetaObject::invokeMethod(this, [this, loaded] {
            if (loaded)
                m_canvas->setPicture(loaded->image);
            else
                m_canvas->setProblem(errorText(loaded.error()));
            emit pictureShown();
        });
    });
}

} // namespace recto
