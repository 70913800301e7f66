// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowstates.h"

#include "library/backup.h"
#include "library/devices.h"
#include "settings/settings.h"
#include "story.h"
#include "ui/pages/pageeditor.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/noticebar.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QThread>
#include <QToolButton>
#include <QTreeView>

namespace recto::gui {

namespace {

// The review, which opens by itself, would take the end from view.
void stayAtTheEnd(Stage &stage)
{
    QVERIFY(
        stage.parts().settings->set(SettingKey::OpenReviewWhenDone, QStringLiteral("false")).ok());
}

// Of the first row.
void askForMenu(Stage &stage, const char *list)
{
    auto *view = stage.find<QListView>(list);
    emit view->customContextMenuRequested(view->visualRect(view->model()->index(0, 0)).center());
    QVERIFY(QApplication::activePopupWidget());
}

// So many pages are given, and read up to one that never ends.
void workUntilItHangs(Stage &stage, int pages, int hanging)
{
    const QStringList files = cellPages(stage, pages);
    const QString name = QFileInfo(files.at(hanging - 1)).fileName();
    hangOn(stage, name);
    makeCards(stage, files);
    TRY_COMPARE(stage.pages().reading().reads(name), 1);
}

void addUploads(Stage &stage)
{
    addUpload(
        stage, QStringLiteral("Biology: the cell"),
        {{{}, QStringLiteral("What holds the genetic material?"), QStringLiteral("The nucleus")},
         {{}, QStringLiteral("What are ribosomes built of?"), QStringLiteral("RNA and protein")}});
    addUpload(stage, QStringLiteral("Geography: capitals of the north and of the very far north"),
              {{{}, QStringLiteral("What is the capital of Norway?"), QStringLiteral("Oslo")}});
    TRY_COMPARE(stage.rows("uploadList"), 2);
}

// The port is any that is free: several tests run at once.
void openPhone(Stage &stage)
{
    stage.window();
    stage.find<QAction>("phoneAction")->trigger();
    TRY_VERIFY(stage.find<QPushButton>("phoneTurnButton"));
    stage.click("phoneTurnButton");
    TRY_VERIFY(!stage.find<QLineEdit>("phoneLink")->text().isEmpty());
}

void addDevices(Stage &stage)
{
    auto library = stage.parts().library.openOrMake();
    QVERIFY(library.ok());
    for (const char *name : {"iPhone", "Android"})
        QVERIFY(Devices(*library).add(QString::fromLatin1(name), QByteArray(32, *name)).ok());
}

} // namespace

// clang-format off
const QList<WindowState> &windowStates()
{
    static const QList<WindowState> states {
        {"empty", [](Stage &stage) { stage.window(); }},
        {"dragging", [](Stage &stage) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/page.jpg"))});
            QDragEnterEvent enter(stage.window()->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(stage.window(), &enter);
            QVERIFY(stage.find<QWidget>("dropOverlay")->isVisible());
        }},
        {"one-page", [](Stage &stage) { dropAll(stage, cellPages(stage, 1)); }},
        {"forty-pages", [](Stage &stage) { dropAll(stage, cellPages(stage, 40)); }},
        {"hard-pages", [](Stage &stage) {
            stage.parts().inspectPage = [](const Page &page) {
                PageQuality quality;
                quality.blurred = page.name.contains(QLatin1String("02"));
                quality.handwritten = page.name.contains(QLatin1String("04"));
                return Result<PageQuality>(quality);
            };
            dropAll(stage, cellPages(stage, 5));
            TRY_VERIFY(stage.find<QLabel>("pagesHint")->text().contains(u'2'));
        }},
        {"page-menu", [](Stage &stage) {
            dropAll(stage, cellPages(stage, 2));
            askForMenu(stage, "pageList");
        }},
        {"cost", [](Stage &stage) {
            useService(stage);
            QVERIFY(stage.parts().settings->set(SettingKey::InputPrice, QStringLiteral("2.5")).ok());
            dropAll(stage, cellPages(stage, 6));
            TRY_VERIFY(stage.find<HintLabel>("costHint")->text().contains(QLatin1String("USD")));
        }},
        {"bad-file", [](Stage &stage) {
            QFile bad(stage.folder() + QStringLiteral("/notes.jpg"));
            QVERIFY(bad.open(QIODevice::WriteOnly));
            bad.write("text");
            bad.close();
            stage.drop(cellPages(stage, 2) + QStringList(bad.fileName()));
            TRY_VERIFY(stage.find<NoticeBar>("noticeBar")->isVisible());
        }},
        {"page-editor", [](Stage &stage) {
            dropAll(stage, cellPages(stage, 1));
            auto *list = stage.find<QListView>("pageList");
            emit list->doubleClicked(list->model()->index(0, 0));
            auto *editor = stage.find<PageEditor>("pageEditor");
            QVERIFY(editor);
            QSignalSpy shown(editor, &PageEditor::pictureShown);
            TRY_COMPARE(shown.count(), 1);
            auto *canvas = stage.find<QWidget>("pageCanvas");
            QTest::keyClick(canvas, Qt::Key_1);
            for (int step = 0; step < 9; ++step) {
                QTest::keyClick(canvas, Qt::Key_Right);
                QTest::keyClick(canvas, Qt::Key_Down);
            }
        }, "pageEditor"},
        {"add-language", [](Stage &stage) {
            TRY_VERIFY(stage.window()->libraryLoaded());
            stage.find<QAction>("addLanguageAction")->trigger();
            TRY_VERIFY(stage.find<QWidget>("languagesDialog")->isVisible());
        }, "languagesDialog"},
        {"fetching-language", [](Stage &stage) {
            stage.parts().upkeep.fetchLanguage = [](const LanguageCatalog &, const QString &, const std::stop_token &stop, const FetchProgress &progress) {
                progress(1'000'000, 3'000'000);
                while (!stop.stop_requested())
                    QThread::msleep(5);
                return Status(Error{ErrorKind::Cancelled, {}, {}});
            };
            TRY_VERIFY(stage.window()->libraryLoaded());
            stage.find<QAction>("addLanguageAction")->trigger();
            stage.click("addLanguageButton");
            TRY_VERIFY(stage.find<QProgressBar>("languageProgress")->value() > 0);
        }, "languagesDialog"},
        {"report", [](Stage &stage) {
            stage.find<QAction>("reportAction")->trigger();
            TRY_VERIFY(stage.find<QPushButton>("copyReportButton")->isEnabled());
        }, "reportDialog"},
        {"working", [](Stage &stage) {
            useStory(stage);
            workUntilItHangs(stage, 6, 4);
            TRY_VERIFY(stage.find<QLabel>("countsLabel")->text().contains(QStringLiteral("3")));
        }},
        {"working-details", [](Stage &stage) {
            useStory(stage);
            const QStringList files = cellPages(stage, 6);
            hangOn(stage, QStringLiteral("biology-04.png"));
            crashOn(stage, QStringLiteral("biology-02.png"));
            makeCards(stage, files);
            TRY_COMPARE(stage.pages().reading().reads(QStringLiteral("biology-04.png")), 1);
            stage.find<QToolButton>("detailsButton")->click();
            auto *details = stage.find<QTreeView>("detailsList");
            TRY_VERIFY(details->model()->rowCount() > 6);
            details->setCurrentIndex(details->model()->index(1, 0));
        }},
        {"working-elsewhere", [](Stage &stage) {
            useStory(stage);
            workUntilItHangs(stage, 3, 3);
            TRY_VERIFY(stage.find<QPushButton>("newButton")->isVisible());
            stage.click("newButton");
            TRY_VERIFY(stage.find<NoticeBar>("workNotice")->isVisible());
        }},
        {"retrying", [](Stage &stage) {
            const auto story = useStory(stage);
            story->retries = true;
            story->waits = true;
            makeCards(stage, cellPages(stage, 2));
            TRY_VERIFY(stage.find<QLabel>("messageLabel")->isVisible());
            TRY_VERIFY(stage.rows("workCardList") == 5);
        }},
        {"paused", [](Stage &stage) {
            useStory(stage);
            workUntilItHangs(stage, 3, 3);
            stage.click("pauseButton");
            TRY_COMPARE(stage.find<QLabel>("stepLabel")->text(), QCoreApplication::translate("recto::ProgressPanel", "Paused"));
        }},
        {"offline", [](Stage &stage) {
            stage.parts().makeParts = [](const JobOptions &, std::stop_token) -> Result<PipelineParts> {
                return Error {ErrorKind::OfflineOnly, QStringLiteral("models.example.org"), {}};
            };
            makeCards(stage, cellPages(stage, 1));
            TRY_VERIFY(stage.find<QPushButton>("retryButton")->isVisible());
        }},
        {"language-missing", [](Stage &stage) {
            stage.parts().makeParts = [](const JobOptions &, std::stop_token) -> Result<PipelineParts> {
                return Error {ErrorKind::LanguageMissing, {}, QStringLiteral("deu")};
            };
            makeCards(stage, cellPages(stage, 1));
            TRY_VERIFY(stage.find<QPushButton>("retryButton")->isVisible());
            stage.click("retryButton");
            QVERIFY(stage.find<NoticeBar>("noticeBar")->isVisible());
        }},
        {"other-language", [](Stage &stage) {
            const QStringList files = cellPages(stage, 1);
            fakes::ReadingScript chinese;
            chinese.failure = Error{ErrorKind::OtherLanguage, QStringLiteral("biology-01.png"), QStringLiteral("chi_sim")};
            stage.pages().script(QStringLiteral("biology-01.png"), chinese);
            makeCards(stage, files);
            TRY_VERIFY(stage.find<QPushButton>("retryButton")->isVisible());
        }},
        {"cancelled", [](Stage &stage) {
            useStory(stage);
            workUntilItHangs(stage, 3, 3);
            stage.click("cancelButton");
            TRY_VERIFY(stage.find<QPushButton>("continueButton")->isVisible());
        }},
        {"partly-failed", [](Stage &stage) {
            stayAtTheEnd(stage);
            useStory(stage);
            const QStringList files = cellPages(stage, 3);
            crashOn(stage, QStringLiteral("biology-02.png"));
            makeCards(stage, files);
            TRY_VERIFY(stage.find<QPushButton>("reviewButton")->isVisible());
            QVERIFY(stage.find<QPushButton>("retryButton")->isVisible());
        }},
        {"partly-failed-review", [](Stage &stage) {
            useStory(stage);
            const QStringList files = cellPages(stage, 3);
            crashOn(stage, QStringLiteral("biology-02.png"));
            makeCards(stage, files);
            TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
            TRY_VERIFY(stage.rows("cardList") > 0);
            QVERIFY(stage.find<NoticeBar>("noticeBar")->isVisible());
        }},
        {"failed", [](Stage &stage) {
            const QStringList files = cellPages(stage, 2);
            crashOn(stage, QStringLiteral("biology-01.png"));
            crashOn(stage, QStringLiteral("biology-02.png"));
            makeCards(stage, files);
            TRY_VERIFY(stage.find<QPushButton>("retryButton")->isVisible());
            QVERIFY(!stage.find<QPushButton>("reviewButton")->isVisible());
        }},
        {"done", [](Stage &stage) {
            stayAtTheEnd(stage);
            useStory(stage);
            makeCards(stage, cellPages(stage, 2));
            TRY_VERIFY(stage.find<QPushButton>("reviewButton")->isVisible());
        }},
        {"sent", [](Stage &stage) {
            stayAtTheEnd(stage);
            useStory(stage);
            useService(stage);
            makeCards(stage, cellPages(stage, 2));
            TRY_VERIFY(stage.find<QPushButton>("reviewButton")->isVisible());
            stage.find<QToolButton>("detailsButton")->click();
            TRY_VERIFY(stage.find<QWidget>("trafficHint")->isVisible());
        }},
        {"resume-offer", [](Stage &stage) {
            useStory(stage);
            workUntilItHangs(stage, 3, 3);
            stage.restart();
            TRY_VERIFY(stage.find<NoticeBar>("noticeBar")->isVisible());
        }},
        {"closing", [](Stage &stage) {
            workUntilItHangs(stage, 1, 1);
            stage.window()->close();
            QVERIFY(stage.find<QWidget>("closeQuestion"));
        }, "closeQuestion"},
        {"review", review},
        {"review-cloze", [](Stage &stage) {
            review(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_J);
        }},
        {"review-whole-page", [](Stage &stage) {
            review(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_W);
            QVERIFY(stage.find<QToolButton>("wholePageButton")->isChecked());
        }},
        {"review-editing", [](Stage &stage) {
            review(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_J);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_E);
        }},
        {"review-undo", [](Stage &stage) {
            review(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_Delete);
            QVERIFY(stage.find<QWidget>("undoBar")->isVisible());
        }},
        {"review-checked", [](Stage &stage) {
            review(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_Space);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_Space);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_K);
            TRY_VERIFY(stage.find<QLabel>("checkedLabel")->text().startsWith(u'2'));
        }},
        {"review-doubt", [](Stage &stage) {
            reviewDoubtful(stage);
            TRY_VERIFY(stage.find<QWidget>("doubtMendButton")->isVisible());
        }},
        {"review-mending", [](Stage &stage) {
            reviewDoubtful(stage);
            TRY_VERIFY(stage.find<QWidget>("doubtMendButton")->isVisible());
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_M);
            TRY_VERIFY(stage.find<QWidget>("suggestion0")->isVisible());
        }},
        {"review-offers", [](Stage &stage) {
            reviewDoubtful(stage);
            TRY_VERIFY(stage.find<QPushButton>("offersChip")->isVisible());
            stage.click("offersChip");
            TRY_COMPARE(stage.rows("cardList"), 2);
        }},
        {"review-coverage", [](Stage &stage) {
            reviewDoubtful(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_W);
        }},
        {"review-end", [](Stage &stage) {
            reviewDoubtful(stage);
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_Delete);
            for (int card = 0; card < 2; ++card)
                QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_Space);
            TRY_VERIFY(stage.find<QWidget>("endPage")->isVisible());
        }},
        {"review-drawer", [](Stage &stage) {
            review(stage);
            stage.window()->resize(960, 700);
            TRY_VERIFY(!stage.find<QWidget>("cardListPanel")->isVisible());
            stage.find<QToolButton>("listButton")->click();
            QVERIFY(stage.find<QWidget>("cardListPanel")->isVisible());
        }},
        {"review-narrow", [](Stage &stage) {
            review(stage);
            stage.window()->resize(960, 700);
            TRY_VERIFY(!stage.find<QWidget>("cardListPanel")->isVisible());
        }},
        {"review-empty", [](Stage &stage) {
            reviewOf(stage, QStringLiteral("Nothing left"), {{{}, QStringLiteral("What is left?"), QStringLiteral("Nothing")}});
            QTest::keyClick(stage.find<QListView>("cardList"), Qt::Key_Delete);
            QCOMPARE(stage.rows("cardList"), 0);
        }},
        {"review-long", [](Stage &stage) {
            const QString sentence = QStringLiteral("The convention settled how the states would be represented, how the president would be chosen and how the constitution could be amended, after a summer of debate behind closed doors. ");
            reviewOf(stage, QStringLiteral("Long texts"), {{{}, QStringLiteral("Which questions did the constitutional convention of 1787 settle, in which order, and why were the windows kept shut?"), sentence.repeated(4)}});
        }},
        {"review-rtl", [](Stage &stage) {
            reviewOf(stage, QStringLiteral("اللغة العربية"), {{{}, QStringLiteral("ما هي عاصمة المغرب؟"), QStringLiteral("الرباط")},
                {{}, QStringLiteral("متى كتب ابن خلدون «المقدمة»؟"), QStringLiteral("سنة 1377")}});
        }},
        {"review-chinese", [](Stage &stage) {
            reviewOf(stage, QStringLiteral("生物学"), {{{}, QStringLiteral("线粒体的功能是什么？"), QStringLiteral("通过呼吸作用从食物中释放能量。")},
                {{}, QStringLiteral("谁在1665年命名了细胞？"), QStringLiteral("罗伯特·胡克")}});
        }},
        {"side-list", [](Stage &stage) {
            addUploads(stage);
        }},
        {"upload-menu", [](Stage &stage) {
            addUploads(stage);
            askForMenu(stage, "uploadList");
        }},
        {"search-results", [](Stage &stage) {
            addUploads(stage);
            stage.find<QLineEdit>("searchField")->setText(QStringLiteral("what"));
            TRY_COMPARE(stage.rows("cardList"), 3);
        }},
        {"search-nothing", [](Stage &stage) {
            addUploads(stage);
            stage.find<QLineEdit>("searchField")->setText(QStringLiteral("zebra"));
            TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
        }},
        {"backups", [](Stage &stage) {
            addUploads(stage);
            TRY_VERIFY(!backups(stage.libraryFolder()).isEmpty());
            stage.find<QAction>("restoreAction")->trigger();
            TRY_VERIFY(stage.find<QWidget>("backupDialog"));
        }, "backupDialog"},
        {"phone-off", [](Stage &stage) {
            QVERIFY(stage.parts().settings->set(SettingKey::OfflineOnly, QStringLiteral("true")).ok());
            stage.window();
            stage.find<QAction>("phoneAction")->trigger();
            TRY_VERIFY(stage.find<QWidget>("phoneDialog"));
        }, "phoneDialog"},
        {"phone-on", [](Stage &stage) {
            addDevices(stage);
            openPhone(stage);
        }, "phoneDialog"},
        {"phone-nobody", [](Stage &stage) {
            stage.parts().phonePatience = std::chrono::milliseconds(1);
            openPhone(stage);
            TRY_VERIFY(stage.find<HintLabel>("phoneHint")->text().size() > 20);
        }, "phoneDialog"},
        {"phone-no-network", [](Stage &stage) {
            stage.parts().lanAddresses = [] { return QList<QHostAddress>(); };
            QVERIFY(stage.parts().settings->set(SettingKey::PhoneAllowed, QStringLiteral("true")).ok());
            stage.window();
            stage.find<QAction>("phoneAction")->trigger();
            TRY_VERIFY(stage.find<HintLabel>("phoneTrouble")->text().size() > 20);
        }, "phoneDialog"},
        {"settings", [](Stage &stage) {
            stage.find<QAction>("settingsAction")->trigger();
            QVERIFY(stage.find<QWidget>("settingsDialog"));
        }, "settingsDialog"},
        {"shortcuts", [](Stage &stage) {
            stage.find<QAction>("shortcutsAction")->trigger();
            QVERIFY(stage.find<QWidget>("shortcutsDialog"));
        }, "shortcutsDialog"},
        {"about", [](Stage &stage) {
            stage.find<QAction>("aboutAction")->trigger();
            QVERIFY(stage.find<QWidget>("aboutDialog"));
        }, "aboutDialog"},
    };
    return states;
}
// clang-format on

} // namespace recto::gui
