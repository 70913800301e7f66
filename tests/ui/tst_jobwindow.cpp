// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"

#include "settings/settings.h"
#include "ui/widgets/noticebar.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

#include <functional>

using namespace recto;
using gui::Stage;

// Jobs that don't go straight: cancel, failure, retry, pause, crash, quit.
class TestJobWindow : public QObject
{
    Q_OBJECT

private slots:
    void cancelIsAcknowledgedAtOnceAndCanGoOn();
    void aFailedPageSaysWhyAndIsRetriedAlone();
    void aStartThatFailsOffersWhatMendsIt();
    void pausedWorkSaysSoAndGoesOn();
    void cardsCanBeOpenedWhileOthersAreMade();
    void unfinishedWorkIsOfferedAtTheNextStart();
    void discardedWorkIsNotOfferedAgain();
    void closingWhileWorkingAsksOnce();
    void endingAsksNothingAndTheWorkGoesOnLater();
    void correctingASavedPageRenewsItsCards();
    void aPageInAnotherLanguageIsReadInIt();
    void theDetailsTryAgainWhatIsChosen();
    void theDetailsLeaveAPageOut();
    void whatWasTriedAgainIsListed();

private:
    static void failOn(Stage &stage, const QString &name);
    static void chooseInDetails(Stage &stage, int row);
    static void startHanging(Stage &stage);
};

// One page is read, the second never.
void TestJobWindow::startHanging(Stage &stage)
{
    const QStringList files{
        stage.page(QStringLiteral("one.png"), {QStringLiteral("the capital of Norway = Oslo")}),
        stage.page(QStringLiteral("two.png"),
                   {QStringLiteral("the capital of Sweden = Stockholm")})};
    fakes::ReadingScript hanging;
    hanging.hang = true;
    stage.pages().script(QStringLiteral("two.png"), hanging);
    stage.drop(files);
    TRY_COMPARE(stage.rows("pageList"), 2);
    stage.click("makeButton");
    TRY_COMPARE(stage.pages().reading().reads(QStringLiteral("two.png")), 1);
}

void TestJobWindow::cancelIsAcknowledgedAtOnceAndCanGoOn()
{
    Stage stage;
    startHanging(stage);
    stage.click("cancelButton");
    QVERIFY(!stage.find<QPushButton>("cancelButton")->isEnabled());
    QCOMPARE(stage.find<QLabel>("stepLabel")->text(), QStringLiteral("Stopping…"));
    TRY_VERIFY(stage.find<QPushButton>("continueButton")->isVisible());
    QCOMPARE(stage.window()->focusWidget(), stage.find<QPushButton>("continueButton"));

    stage.pages().script(QStringLiteral("two.png"), {});
    stage.click("continueButton");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 2);
    QCOMPARE(stage.pages().reading().reads(QStringLiteral("one.png")), 1); // not read again
}

void TestJobWindow::aFailedPageSaysWhyAndIsRetriedAlone()
{
    Stage stage;
    const QStringList files{
        stage.page(QStringLiteral("one.png"), {QStringLiteral("the capital of Norway = Oslo")}),
        stage.page(QStringLiteral("two.png"),
                   {QStringLiteral("the capital of Sweden = Stockholm")})};
    fakes::ReadingScript crashing;
    crashing.failure = Error{ErrorKind::ReaderCrashed, QStringLiteral("two.png"), {}};
    stage.pages().script(QStringLiteral("two.png"), crashing);
    stage.drop(files);
    TRY_COMPARE(stage.rows("pageList"), 2);
    stage.click("makeButton");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 1);
    auto *notice = stage.find<NoticeBar>("noticeBar");
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(QLatin1String("two.png")));

    stage.pages().script(QStringLiteral("two.png"), {});
    stage.click("noticeAction0");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 2);
    QCOMPARE(stage.pages().reading().reads(QStringLiteral("one.png")), 1);
}

void TestJobWindow::aStartThatFailsOffersWhatMendsIt()
{
    Stage stage;
    bool installed = false;
    const auto make = stage.parts().makeParts;
    stage.parts().makeParts = [&installed, make](const JobOptions &options,
                                                 std::stop_token stop) -> Result<PipelineParts> {
        if (!installed)
            return Error{ErrorKind::LanguageMissing, {}, QStringLiteral("deu")};
        return make(options, stop);
    };
    stage.drop(
        {stage.page(QStringLiteral("one.png"), {QStringLiteral("a fine question = an answer")})});
    TRY_COMPARE(stage.rows("pageList"), 1);
    stage.click("makeButton");
    auto *retry = stage.find<QPushButton>("retryButton");
    TRY_VERIFY(retry->isVisible());
    QVERIFY(retry->text().contains(QLatin1String("Deutsch")));
    stage.click("retryButton");
    auto *notice = stage.find<NoticeBar>("noticeBar");
    QVERIFY(notice->text().contains(QLatin1String("tesseract")));
    installed = true;
    stage.click("noticeAction1"); // Try Again
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
}

void TestJobWindow::pausedWorkSaysSoAndGoesOn()
{
    Stage stage;
    const QStringList files{
        stage.page(QStringLiteral("one.png"), {QStringLiteral("the capital of Norway = Oslo")}),
        stage.page(QStringLiteral("two.png"), {QStringLiteral("who wrote the Iliad = Homer")}),
        stage.page(QStringLiteral("three.png"),
                   {QStringLiteral("boiling point of water = 100 degrees")})};
    fakes::ReadingScript waiting;
    waiting.waitForRelease = true;
    stage.pages().script(QStringLiteral("one.png"), waiting);
    stage.drop(files);
    TRY_COMPARE(stage.rows("pageList"), 3);
    stage.click("makeButton");
    TRY_COMPARE(stage.pages().reading().reads(QStringLiteral("one.png")), 1);
    stage.click("pauseButton");
    TRY_COMPARE(stage.find<QLabel>("stepLabel")->text(), QStringLiteral("Paused"));
    stage.pages().reading().release();
    stage.click("pauseButton");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 3);
}

void TestJobWindow::cardsCanBeOpenedWhileOthersAreMade()
{
    Stage stage;
    stage.drop({stage.page(QStringLiteral("one.png"),
                           {QStringLiteral("the capital of Norway = Oslo"), QStringLiteral("WAIT"),
                            QStringLiteral("the capital of Sweden = Stockholm")})});
    TRY_COMPARE(stage.rows("pageList"), 1);
    stage.click("makeButton");
    TRY_COMPARE(stage.rows("workCardList"), 1);
    auto *cards = stage.find<QAbstractItemView>("workCardList");
    emit cards->activated(cards->model()->index(0, 0));
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 1);
    stage.generator().release();
    TRY_COMPARE(stage.rows("cardList"), 2);
}

void TestJobWindow::unfinishedWorkIsOfferedAtTheNextStart()
{
    Stage stage;
    startHanging(stage);
    stage.restart(); // the window goes without a question, as in a crash
    auto *notice = stage.find<NoticeBar>("noticeBar");
    TRY_VERIFY(notice->isVisible());
    stage.pages().script(QStringLiteral("two.png"), {});
    stage.click("noticeAction0"); // Continue
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 2);
}

void TestJobWindow::discardedWorkIsNotOfferedAgain()
{
    Stage stage;
    startHanging(stage);
    stage.restart();
    auto *notice = stage.find<NoticeBar>("noticeBar");
    TRY_VERIFY(notice->isVisible());
    stage.click("noticeAction1"); // Discard
    stage.restart();
    TRY_VERIFY(stage.window()->libraryLoaded());
    QVERIFY(!stage.find<NoticeBar>("noticeBar")->isVisible());
}

void TestJobWindow::closingWhileWorkingAsksOnce()
{
    Stage stage;
    startHanging(stage);
    stage.window()->close();
    QVERIFY(stage.window()->isVisible());
    stage.window()->close();
    const QList<QMessageBox *> questions
        = stage.window()->findChildren<QMessageBox *>(QStringLiteral("closeQuestion"));
    QCOMPARE(questions.size(), 1);
    const QList<QAbstractButton *> buttons = questions.first()->buttons();
    for (QAbstractButton *button : buttons) {
        if (questions.first()->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!stage.window()->isVisible(), 2500);
}

// As at a log-out or SIGTERM.
void TestJobWindow::endingAsksNothingAndTheWorkGoesOnLater()
{
    Stage stage;
    startHanging(stage);
    stage.window()->stopAndClose();
    TRY_VERIFY(!stage.window()->isVisible());
    QVERIFY(stage.window()->findChildren<QMessageBox *>(QStringLiteral("closeQuestion")).isEmpty());
    stage.restart();
    TRY_VERIFY(stage.find<NoticeBar>("noticeBar")->isVisible()); // offers the unfinished cards
}

void TestJobWindow::aPageInAnotherLanguageIsReadInIt()
{
    Stage stage;
    const QString name = QStringLiteral("one.png");
    const QString file = stage.page(name, {QStringLiteral("the capital of Norway = Oslo")});
    fakes::ReadingScript chinese;
    chinese.failure = Error{ErrorKind::OtherLanguage, name, QStringLiteral("chi_sim")};
    stage.pages().script(name, chinese);
    stage.drop({file});
    TRY_COMPARE(stage.rows("pageList"), 1);
    stage.click("makeButton");
    auto *read = stage.find<QPushButton>("retryButton");
    TRY_VERIFY(read->isVisible());
    QVERIFY2(read->text().contains(QStringLiteral("简体中文")), qPrintable(read->text()));
    stage.pages().script(name,
                         {QStringLiteral("the capital of Norway = Oslo"), {}, 0, false, 0, false});
    stage.click("retryButton");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 1);
    const auto library = Library::open(stage.libraryFolder());
    const auto page = library->page(library->uploads()->first().id, 0);
    QCOMPARE(page->page.corrections.language, QStringLiteral("chi_sim"));
}

void TestJobWindow::correctingASavedPageRenewsItsCards()
{
    Stage stage;
    stage.drop(
        {stage.page(QStringLiteral("one.png"), {QStringLiteral("the capital of Norway = Oslo")})});
    TRY_COMPARE(stage.rows("pageList"), 1);
    stage.click("makeButton");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 1);
    TRY_VERIFY(stage.find<QPushButton>("correctPageButton")->isEnabled());
    stage.click("correctPageButton");
    TRY_VERIFY(stage.find<QWidget>("pageEditor"));
    stage.page(QStringLiteral("one.png"), {QStringLiteral("the capital of Denmark = Copenhagen")});
    stage.click("turnRight");
    stage.click("acceptCorrections");
    TRY_COMPARE(stage.pages().reading().reads(QStringLiteral("one.png")), 2);
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_VERIFY(stage.rows("cardList") == 1
               && stage.find<QAbstractItemView>("cardList")
                      ->model()
                      ->index(0, 0)
                      .data()
                      .toString()
                      .contains(QLatin1String("Denmark")));
}

void TestJobWindow::failOn(Stage &stage, const QString &name)
{
    fakes::ReadingScript crashing;
    crashing.failure = Error{ErrorKind::ReaderCrashed, name, {}};
    stage.pages().script(name, crashing);
}

void TestJobWindow::chooseInDetails(Stage &stage, int row)
{
    auto *button = stage.find<QToolButton>("detailsButton");
    if (!button->isChecked())
        button->click();
    auto *list = stage.find<QTreeView>("detailsList");
    list->setCurrentIndex(list->model()->index(row, 0));
}

// One page of two failed, and the window stays where that is told.
static void endWithAFailure(Stage &stage,
                            const std::function<void(Stage &, const QString &)> &failOn)
{
    QVERIFY(
        stage.parts().settings->set(SettingKey::OpenReviewWhenDone, QStringLiteral("false")).ok());
    const QStringList files{
        stage.page(QStringLiteral("one.png"), {QStringLiteral("the capital of Norway = Oslo")}),
        stage.page(QStringLiteral("two.png"),
                   {QStringLiteral("the capital of Sweden = Stockholm")})};
    failOn(stage, QStringLiteral("two.png"));
    stage.drop(files);
    TRY_COMPARE(stage.rows("pageList"), 2);
    stage.click("makeButton");
    TRY_VERIFY(stage.find<QPushButton>("reviewButton")->isVisible());
}

void TestJobWindow::theDetailsTryAgainWhatIsChosen()
{
    Stage stage;
    endWithAFailure(stage, failOn);
    chooseInDetails(stage, 0);
    QVERIFY(!stage.find<QPushButton>("detailRetry")->isEnabled()); // that one was read
    chooseInDetails(stage, 1);
    stage.pages().script(QStringLiteral("two.png"), {});
    stage.click("detailRetry");
    TRY_COMPARE(stage.rows("workCardList"), 2);
    TRY_VERIFY(stage.find<QPushButton>("reviewButton")->isVisible());
    QVERIFY(!stage.find<QPushButton>("retryButton")->isVisible());
    QCOMPARE(stage.pages().reading().reads(QStringLiteral("one.png")), 1);
}

void TestJobWindow::theDetailsLeaveAPageOut()
{
    Stage stage;
    endWithAFailure(stage, failOn);
    const int reads = stage.pages().reading().reads(QStringLiteral("two.png"));
    chooseInDetails(stage, 1);
    stage.click("detailSkip");
    TRY_VERIFY(stage.find<QPushButton>("reviewButton")->isVisible());
    TRY_VERIFY(!stage.find<QPushButton>("retryButton")->isVisible());
    QCOMPARE(stage.pages().reading().reads(QStringLiteral("two.png")), reads);
}

void TestJobWindow::whatWasTriedAgainIsListed()
{
    Stage stage;
    stage.drop(
        {stage.page(QStringLiteral("one.png"),
                    {QStringLiteral("RETRY"), QStringLiteral("the capital of Norway = Oslo")})});
    TRY_COMPARE(stage.rows("pageList"), 1);
    stage.click("makeButton");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    const QAbstractItemModel *details = stage.find<QTreeView>("detailsList")->model();
    QCOMPARE(details->rowCount(), 3); // the page, its part, the second try
    QVERIFY(details->index(2, 0).data().toString().contains(QLatin1String("fake")));
}

QTEST_MAIN(TestJobWindow)
#include "tst_jobwindow.moc"
