// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pagespresenter.h"

#include "core/errortext.h"
#include "intake/intake.h"
#include "session/workers.h"
#include "ui/pages/droparea.h"
#include "ui/pages/droppedinput.h"
#include "ui/pages/pageeditor.h"
#include "ui/pages/pageintake.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/pagesview.h"
#include "ui/pages/uploadfields.h"
#include "ui/widgets/noticebar.h"
#include "ui/window/draftkeeper.h"

#include <QDir>

#include <algorithm>
#include <iterator>

namespace recto {

PagesPresenter::PagesPresenter(const WindowTools &tools, PageListModel *pages, PagesView *view,
                               DropArea *dropArea, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_pages(pages)
    , m_view(view)
    , m_intake(new PageIntake(tools.parts->library.pastedFolder(), this))
    , m_draft(new DraftKeeper(tools, pages, this))
{
    m_pages->thumbnails()->setInspector(tools.parts->inspectPage);
    const QString samples = tools.parts->samplesFolder;
    dropArea->setSampleAvailable(!samples.isEmpty() && QDir(samples).exists());
    connect(dropArea, &DropArea::chooseRequested, this, &PagesPresenter::choose);
    connect(dropArea, &DropArea::sampleRequested, this, [this, samples] { addFiles({samples}); });
    connect(view, &PagesView::addRequested, this, &PagesPresenter::choose);
    connect(view, &PagesView::editRequested, this, &PagesPresenter::edit);
    connect(m_intake, &PageIntake::busyChanged, dropArea, &DropArea::setAdding);
    connect(m_intake, &PageIntake::busyChanged, view, &PagesView::setAdding);
    connect(m_intake, &PageIntake::found, this, &PagesPresenter::take);
    connect(m_draft, &DraftKeeper::restored, this, &PagesPresenter::arrived);
}

void PagesPresenter::load()
{
    m_draft->restore();
    loadLanguages();
}

void PagesPresenter::loadLanguages()
{
    if (!m_tools.parts->installedLanguages)
        return;
    m_tools.workers->ask(
        this, m_tools.parts->installedLanguages, [this](const Result<QStringList> &languages) {
            if (!languages)
                return; // the job says what is missing, with the button that mends it
            m_languages = *languages;
            m_view->fields()->setInstalledLanguages(m_languages);
            emit languagesKnown(m_languages);
        });
}

void PagesPresenter::addFiles(const QStringList &files)
{
    DroppedInput input{files, {}, {}, {}};
    if (!takeLanguageFiles(input) && !files.isEmpty())
        m_intake->add(input);
}

bool PagesPresenter::add(const QMimeData &data)
{
    DroppedInput input = readDroppedInput(data);
    if (input.isEmpty())
        return false;
    if (!takeLanguageFiles(input))
        m_intake->add(input);
    return true;
}

// Languages of the reader come by the same way as pages. True: nothing else was given.
bool PagesPresenter::takeLanguageFiles(DroppedInput &input)
{
    const auto isLanguage = [](const QString &file) {
        return file.endsWith(QLatin1String(".traineddata"), Qt::CaseInsensitive);
    };
    QStringList languages;
    std::copy_if(input.files.cbegin(), input.files.cend(), std::back_inserter(languages),
                 isLanguage);
    input.files.removeIf(isLanguage);
    if (!languages.isEmpty())
        emit languageFilesGiven(languages);
    return !languages.isEmpty() && input.isEmpty();
}

void PagesPresenter::choose()
{
    FileQuestion question;
    question.title = tr("Choose pages");
    question.filters = {tr("Pages (%1)").arg(pageFilePatterns().join(u' ')), tr("All files (*)")};
    m_tools.parts->askForFiles(m_tools.window, question,
                               [this](const QStringList &files) { addFiles(files); });
}

void PagesPresenter::paste()
{
    const QMimeData *copied = m_tools.parts->clipboard();
    if (!copied || !add(*copied))
        m_tools.notice->say(NoticeBar::Kind::Information,
                            tr("There is no picture or file to paste. Copy one first."));
}

void PagesPresenter::take(const QList<Page> &pages, const QList<Error> &errors)
{
    m_pages->addPages(pages);
    if (!pages.isEmpty())
        emit arrived();
    QStringList sentences;
    constexpr qsizetype mostShown = 4;
    for (const Error &error : errors.mid(0, mostShown))
        sentences.append(errorText(error));
    if (errors.size() > mostShown)
        sentences.append(tr("And %n more file(s) could not be added.", nullptr,
                            static_cast<int>(errors.size() - mostShown)));
    if (!sentences.isEmpty())
        m_tools.notice->say(NoticeBar::Kind::Problem, sentences.join(u'\n'));
}

void PagesPresenter::edit(int row)
{
    auto *editor = new PageEditor(m_pages->page(row), m_tools.window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->setInstalledLanguages(m_languages);
    connect(editor, &PageEditor::corrected, this, [this, row](const PageCorrections &corrections) {
        if (row < m_pages->rowCount())
            m_pages->correctPage(row, corrections);
    });
    editor->open();
}

} // namespace recto
