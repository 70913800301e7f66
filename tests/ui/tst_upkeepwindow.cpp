// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"
#include "stage.h"
#include "ui/widgets/hintlabel.h"
#include "ui/widgets/languagebutton.h"
#include "ui/widgets/noticebar.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>

#include <atomic>

using namespace recto;
using gui::Stage;

namespace {

Update newer()
{
    return {QStringLiteral("0.2.0"), QStringLiteral("- <b>Faster</b>."),
            QUrl(QStringLiteral("https://recto.example/0.2"))};
}

} // namespace

class TestUpkeepWindow : public QObject
{
    Q_OBJECT

private slots:
    void aLanguageIsAdded();
    void theLanguageMenuLeadsThere();
    void aMissingLanguageLeadsThere();
    void nothingIsFetchedUnasked();
    void aFetchIsStopped_data();
    void aFetchIsStopped();
    void whatFailsSaysWhatElseHelps();
    void aDroppedLanguageIsTaken();
    void aDroppedFileThatIsNoneIsNamed();
    void theReportIsShownBeforeItIsCopied();
    void updatesAreHiddenWhereNoneCanBe();
    void atTheStartOnlyWhoWantsItAsks_data();
    void atTheStartOnlyWhoWantsItAsks();
    void aNewerVersionShowsItsChanges();

private:
    static void openLanguages(Stage &stage)
    {
        TRY_VERIFY(stage.window()->libraryLoaded());
        stage.find<QAction>("addLanguageAction")->trigger();
        QVERIFY(stage.find<QDialog>("languagesDialog"));
    }
    // The languages that the fields above the pages offer.
    static QStringList offered(Stage &stage)
    {
        const auto *button = stage.find<LanguageButton>("languageButton");
        emit button->menu()->aboutToShow();
        QStringList names;
        for (const QAction *action : button->menu()->actions())
            names << action->text();
        return names;
    }
};

void TestUpkeepWindow::aLanguageIsAdded()
{
    Stage stage;
    std::atomic<bool> there = false;
    stage.parts().upkeep.fetchLanguage
        = [&there](const LanguageCatalog &catalog, const QString &code, const std::stop_token &,
                   const FetchProgress &progress) {
              progress(1, 2);
              there = code == QLatin1String("ita") && catalog.find(code);
              return Status();
          };
    stage.parts().installedLanguages = [&there] {
        QStringList codes{QStringLiteral("deu"), QStringLiteral("eng")};
        if (there)
            codes << QStringLiteral("ita");
        return Result<QStringList>(codes);
    };
    openLanguages(stage);
    auto *list = stage.find<QListWidget>("languageList");
    QCOMPARE(list->count(), 4); // German is there already
    stage.find<QLineEdit>("languageSearch")->setText(QStringLiteral("ita"));
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Italiano"));
    stage.click("addLanguageButton");
    TRY_COMPARE(stage.find<HintLabel>("languageHint")->kind(), HintLabel::Kind::Good);
    QCOMPARE(list->count(), 3);
    TRY_VERIFY(offered(stage).contains(QStringLiteral("Italiano")));
}

void TestUpkeepWindow::theLanguageMenuLeadsThere()
{
    Stage stage;
    TRY_VERIFY(stage.window()->libraryLoaded());
    QVERIFY(offered(stage).contains(QStringLiteral("Add a Language…")));
    stage.find<LanguageButton>("languageButton")->menu()->actions().constLast()->trigger();
    QVERIFY(stage.find<QDialog>("languagesDialog"));

    Stage without;
    without.parts().upkeep.catalog = {};
    TRY_VERIFY(without.window()->libraryLoaded());
    QVERIFY(!offered(without).contains(QStringLiteral("Add a Language…")));
    QVERIFY(!without.find<QAction>("addLanguageAction")->isVisible());
}

void TestUpkeepWindow::aMissingLanguageLeadsThere()
{
    Stage stage;
    stage.parts().makeParts = [](const JobOptions &, std::stop_token) -> Result<PipelineParts> {
        return Error{ErrorKind::LanguageMissing, {}, QStringLiteral("ita")};
    };
    stage.drop({stage.page(QStringLiteral("p.png"), {QStringLiteral("a question = b")})});
    TRY_COMPARE(stage.rows("pageList"), 1);
    stage.click("makeButton");
    TRY_VERIFY(stage.find<QPushButton>("retryButton")->isVisible());
    stage.click("retryButton");
    stage.click("noticeAction2"); // Add a Language…
    QVERIFY(stage.find<QDialog>("languagesDialog"));
    QCOMPARE(stage.find<QListWidget>("languageList")->currentItem()->text(),
             QStringLiteral("Italiano"));
}

void TestUpkeepWindow::nothingIsFetchedUnasked()
{
    Stage stage;
    std::atomic<int> asked = 0;
    stage.parts().upkeep.fetchLanguage = [&asked](const LanguageCatalog &, const QString &,
                                                  const std::stop_token &, const FetchProgress &) {
        ++asked;
        return Status();
    };
    openLanguages(stage);
    bool named = false;
    for (const QLabel *label : stage.find<QDialog>("languagesDialog")->findChildren<QLabel *>())
        named = named || label->text().contains(QLatin1String("languages.example"));
    QVERIFY(named); // from where it would come
    stage.find<QListWidget>("languageList")->setCurrentRow(2);
    stage.find<QDialog>("languagesDialog")->close();
    QCOMPARE(asked, 0);
}

void TestUpkeepWindow::aFetchIsStopped_data()
{
    QTest::addColumn<bool>("byClosing");
    QTest::newRow("by its button") << false;
    QTest::newRow("with the dialog") << true;
}

void TestUpkeepWindow::aFetchIsStopped()
{
    QFETCH(bool, byClosing);
    Stage stage;
    std::atomic<bool> begun = false, stopped = false;
    stage.parts().upkeep.fetchLanguage
        = [&begun, &stopped](const LanguageCatalog &, const QString &, const std::stop_token &stop,
                             const FetchProgress &progress) {
              begun = true;
              while (!stop.stop_requested())
                  progress(1, 3'000'000);
              stopped = true;
              return Status(Error{ErrorKind::Cancelled, {}, {}});
          };
    openLanguages(stage);
    stage.click("addLanguageButton");
    TRY_VERIFY(begun);
    if (byClosing)
        stage.find<QDialog>("languagesDialog")->close();
    else
        stage.click("stopLanguageButton");
    TRY_VERIFY(stopped);
    if (!byClosing) {
        TRY_VERIFY(stage.find<QPushButton>("addLanguageButton")->isVisible());
        QCOMPARE(stage.find<HintLabel>("languageHint")->kind(), HintLabel::Kind::Note);
    }
}

void TestUpkeepWindow::whatFailsSaysWhatElseHelps()
{
    Stage stage;
    stage.parts().upkeep.fetchLanguage = [](const LanguageCatalog &, const QString &,
                                            const std::stop_token &, const FetchProgress &) {
        return Status(Error{ErrorKind::Unreachable, QStringLiteral("languages.example"), {}});
    };
    openLanguages(stage);
    stage.click("addLanguageButton");
    const auto *hint = stage.find<HintLabel>("languageHint");
    TRY_COMPARE(hint->kind(), HintLabel::Kind::Problem);
    QVERIFY(hint->text().contains(QLatin1String("languages.example")));
    const QString ways = stage.find<QLabel>("otherWays")->text();
    QVERIFY2(ways.contains(QLatin1String("afr.traineddata")), qPrintable(ways));
}

void TestUpkeepWindow::aDroppedLanguageIsTaken()
{
    Stage stage;
    QString taken;
    stage.parts().upkeep.takeLanguage = [&taken](const QString &file) {
        taken = file;
        return Result<QString>(QStringLiteral("ita"));
    };
    TRY_VERIFY(stage.window()->libraryLoaded());
    const QString page = stage.page(QStringLiteral("p.png"), {QStringLiteral("a = b")});
    stage.drop({QStringLiteral("/media/stick/ita.traineddata"), page});
    TRY_VERIFY(stage.find<NoticeBar>("noticeBar")->text().contains(QLatin1String("Italiano")));
    QCOMPARE(taken, QStringLiteral("/media/stick/ita.traineddata"));
    TRY_COMPARE(stage.rows("pageList"), 1); // the page beside it is one
}

void TestUpkeepWindow::aDroppedFileThatIsNoneIsNamed()
{
    Stage stage;
    stage.parts().upkeep.takeLanguage = [](const QString &file) {
        return Result<QString>(Error{ErrorKind::UnsupportedFormat, file, {}});
    };
    TRY_VERIFY(stage.window()->libraryLoaded());
    stage.drop({QStringLiteral("/tmp/ita.traineddata")});
    auto *notice = stage.find<NoticeBar>("noticeBar");
    TRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(QLatin1String("/tmp/ita.traineddata")),
             qPrintable(notice->text()));
}

void TestUpkeepWindow::theReportIsShownBeforeItIsCopied()
{
    Stage stage;
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    stage.find<QAction>("reportAction")->trigger();
    TRY_VERIFY(stage.find<QPushButton>("copyReportButton")->isEnabled());
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    const QString shown = stage.find<QPlainTextEdit>("reportText")->toPlainText();
    QVERIFY(shown.contains(QLatin1String("reader: ok")));
    stage.click("copyReportButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), shown);
}

void TestUpkeepWindow::updatesAreHiddenWhereNoneCanBe()
{
    Stage without;
    QVERIFY(!without.find<QAction>("updatesAction")->isVisible());
    Stage with;
    with.parts().upkeep.checkForUpdate
        = [](const std::stop_token &) { return Result<std::optional<Update>>(std::nullopt); };
    auto *action = with.find<QAction>("updatesAction");
    QVERIFY(action->isVisible());
    action->trigger();
    TRY_VERIFY(with.find<NoticeBar>("noticeBar")->isVisible());
}

void TestUpkeepWindow::atTheStartOnlyWhoWantsItAsks_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("offline");
    QTest::addColumn<int>("requests");
    QTest::newRow("the default") << QString() << QString() << 0;
    QTest::newRow("wanted") << "true" << QString() << 1;
    QTest::newRow("wanted, offline only") << "true"
                                          << "true" << 0;
}

void TestUpkeepWindow::atTheStartOnlyWhoWantsItAsks()
{
    QFETCH(QString, wanted);
    QFETCH(QString, offline);
    QFETCH(int, requests);
    Stage stage;
    std::atomic<int> asked = 0;
    stage.parts().upkeep.checkForUpdate = [&asked](const std::stop_token &) {
        ++asked;
        return Result<std::optional<Update>>(newer());
    };
    QVERIFY(stage.parts().settings->set(SettingKey::CheckForUpdates, wanted).ok());
    QVERIFY(stage.parts().settings->set(SettingKey::OfflineOnly, offline).ok());
    TRY_VERIFY(stage.window()->libraryLoaded());
    if (requests > 0)
        TRY_VERIFY(stage.find<NoticeBar>("noticeBar")->text().contains(QLatin1String("0.2.0")));
    QCOMPARE(asked, requests);
}

void TestUpkeepWindow::aNewerVersionShowsItsChanges()
{
    Stage stage;
    stage.parts().upkeep.checkForUpdate
        = [](const std::stop_token &) { return Result<std::optional<Update>>(newer()); };
    stage.find<QAction>("updatesAction")->trigger();
    auto *notice = stage.find<NoticeBar>("noticeBar");
    TRY_VERIFY(notice->isVisible());
    for (QPushButton *button : notice->findChildren<QPushButton *>()) {
        if (button->text().contains(QLatin1String("What Is New")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    auto *box = stage.find<QMessageBox>("updateDialog");
    TRY_VERIFY(box);
    QCOMPARE(box->text(), QStringLiteral("- <b>Faster</b>."));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->findChild<QPushButton *>(QStringLiteral("openUpdateButton")));
}

QTEST_MAIN(TestUpkeepWindow)
#include "tst_upkeepwindow.moc"
