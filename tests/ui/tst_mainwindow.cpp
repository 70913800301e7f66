// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"

#include "library/backup.h"
#include "story.h"
#include "ui/check/cardlistmodel.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/widgets/noticebar.h"

#include <QAction>
#include <QBuffer>
#include <QDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProxyStyle>
#include <QPushButton>
#include <QTextEdit>

using namespace recto;
using gui::Stage;

// Drop, watch, review: the whole walk by hand, and how pages come in.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void theEmptyWindowInvites();
    void aDragOverChangesTheWholeWindow();
    void droppedFilesBecomePagesInTheirOrder();
    void aBadFileIsNamedAndTheOthersGoOn();
    void aWebAddressGetsASentence();
    void aPastedPictureBecomesAPage();
    void pastingNothingSaysSo();
    void aMarkedPageSaysWhatHelps();
    void removedPagesComeBackByUndo();
    void waitingPagesAreThereAtTheNextStart();
    void aSingleClickOpensNoEditor();
    void keysTurnThePage();
    void dropWatchReviewEditDeleteUndo();
    void undoGoesBackInTheOrderOfActs();
    void searchFindsCardsOfAllUploads();
    void aBackupBringsBackTheLibrary();
    void aDamagedLibraryOffersABackup();
};

void TestMainWindow::theEmptyWindowInvites()
{
    Stage stage;
    stage.window();
    QCOMPARE(stage.shownPage(), QStringLiteral("dropArea"));
    QVERIFY(!stage.find<QWidget>("sidePanel")->isVisible());
    const QString file = stage.page(QStringLiteral("one.png"), {QStringLiteral("a = b")});
    stage.answerFiles = [file](const FileQuestion &) { return QStringList(file); };
    stage.click("chooseButton");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("pagesView"));
    QCOMPARE(stage.rows("pageList"), 1);
}

void TestMainWindow::aDragOverChangesTheWholeWindow()
{
    Stage stage;
    auto *overlay = stage.find<QWidget>("dropOverlay");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.jpg"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(stage.window(), &enter);
    QVERIFY(overlay->isVisible());
    QCOMPARE(overlay->size(), stage.window()->size());
    QDragLeaveEvent leave;
    QApplication::sendEvent(stage.window(), &leave);
    QVERIFY(!overlay->isVisible());

    QMimeData text;
    text.setText(QStringLiteral("only words"));
    QDragEnterEvent other({10, 10}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(stage.window(), &other);
    QVERIFY(!overlay->isVisible());
}

void TestMainWindow::droppedFilesBecomePagesInTheirOrder()
{
    Stage stage;
    QStringList files;
    for (const char *name : {"third.png", "first.png", "second.png"})
        files.append(stage.page(QLatin1String(name), {QLatin1String(name)}));
    stage.drop(files);
    TRY_COMPARE(stage.rows("pageList"), 3);
    auto *list = stage.find<QListView>("pageList");
    for (int row = 0; row < 3; ++row)
        QCOMPARE(list->model()->index(row, 0).data().toString(),
                 QFileInfo(files.at(row)).fileName());
}

void TestMainWindow::aBadFileIsNamedAndTheOthersGoOn()
{
    Stage stage;
    const QString good = stage.page(QStringLiteral("good.png"), {QStringLiteral("a = b")});
    QFile bad(stage.folder() + QStringLiteral("/notes.jpg"));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("this is text");
    bad.close();
    stage.drop({bad.fileName(), good});
    TRY_COMPARE(stage.rows("pageList"), 1);
    auto *notice = stage.find<NoticeBar>("noticeBar");
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(QLatin1String("notes.jpg")));
}

void TestMainWindow::aWebAddressGetsASentence()
{
    Stage stage;
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://user:secret@example.org/page.jpg?key=secret"))});
    stage.drop(data);
    auto *notice = stage.find<NoticeBar>("noticeBar");
    TRY_VERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(QLatin1String("example.org")));
    QVERIFY(!notice->text().contains(QLatin1String("secret")));
}

void TestMainWindow::aPastedPictureBecomesAPage()
{
    Stage stage;
    QImage image(300, 400, QImage::Format_RGB32);
    image.fill(Qt::white);
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    stage.clipboard = std::make_unique<QMimeData>();
    stage.clipboard->setData(QStringLiteral("image/png"), png);
    stage.find<QAction>("pasteAction")->trigger();
    TRY_COMPARE(stage.rows("pageList"), 1);
}

void TestMainWindow::pastingNothingSaysSo()
{
    Stage stage;
    stage.clipboard = std::make_unique<QMimeData>();
    stage.find<QAction>("pasteAction")->trigger();
    QVERIFY(stage.find<NoticeBar>("noticeBar")->isVisible());
}

// Also for who has no mouse to point with.
void TestMainWindow::aMarkedPageSaysWhatHelps()
{
    Stage stage;
    stage.parts().inspectPage = [](const Page &page) {
        PageQuality quality;
        quality.blurred = page.name == QLatin1String("two.png");
        return Result<PageQuality>(quality);
    };
    stage.drop({stage.page(QStringLiteral("one.png"), {QStringLiteral("a = b")}),
                stage.page(QStringLiteral("two.png"), {QStringLiteral("c = d")})});
    TRY_COMPARE(stage.rows("pageList"), 2);
    const auto *hint = stage.find<QLabel>("pagesHint");
    TRY_VERIFY(hint->text().startsWith(u'1')); // one may be hard to read
    auto *list = stage.find<QListView>("pageList");
    QCOMPARE(stage.window()->focusWidget(), list);
    QCOMPARE(list->currentIndex().row(), 0);
    QTest::keyClick(list, Qt::Key_Right);
    QVERIFY(hint->text().contains(u'2') && hint->text().contains(QLatin1String("blurred")));
    QTest::keyClick(list, Qt::Key_Left);
    QVERIFY(hint->text().startsWith(u'1'));
}

void TestMainWindow::removedPagesComeBackByUndo()
{
    Stage stage;
    stage.drop({stage.page(QStringLiteral("one.png"), {QStringLiteral("a = b")}),
                stage.page(QStringLiteral("two.png"), {QStringLiteral("c = d")})});
    TRY_COMPARE(stage.rows("pageList"), 2);
    auto *list = stage.find<QListView>("pageList");
    list->selectAll();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(stage.rows("pageList"), 0);
    QCOMPARE(stage.shownPage(), QStringLiteral("dropArea"));
    stage.find<QAction>("undoAction")->trigger();
    QCOMPARE(stage.rows("pageList"), 2);
}

void TestMainWindow::waitingPagesAreThereAtTheNextStart()
{
    Stage stage;
    stage.drop({stage.page(QStringLiteral("a.png"), {QStringLiteral("one")}),
                stage.page(QStringLiteral("b.png"), {QStringLiteral("two")}),
                stage.page(QStringLiteral("c.png"), {QStringLiteral("three")})});
    TRY_COMPARE(stage.rows("pageList"), 3);
    TRY_VERIFY(stage.window()->libraryLoaded());
    auto *list = stage.find<QListView>("pageList");
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_R);
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Delete);
    TRY_COMPARE(stage.rows("pageList"), 2);
    QCoreApplication::processEvents(); // what is kept is kept when the window has nothing to do

    stage.restart();
    TRY_COMPARE(stage.rows("pageList"), 2);
    TRY_COMPARE(stage.shownPage(), QStringLiteral("pagesView"));
    list = stage.find<QListView>("pageList");
    const auto page = [list](int row) {
        return list->model()->index(row, 0).data(PageListModel::PageRole).value<Page>();
    };
    QCOMPARE(page(0).name, QStringLiteral("b.png"));
    QCOMPARE(page(0).corrections.quarterTurns, 1);
    QCOMPARE(page(1).name, QStringLiteral("c.png"));

    stage.click("makeButton"); // a job has them now
    TRY_COMPARE(stage.shownPage(), QStringLiteral("workView"));
    TRY_COMPARE(stage.rows("pageList"), 0);
    QCoreApplication::processEvents();
    stage.restart();
    TRY_VERIFY(stage.window()->libraryLoaded());
    QCOMPARE(stage.rows("pageList"), 0);
}

namespace {

// As KDE's: what is clicked is opened.
class SingleClickStyle : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override
    {
        return hint == SH_ItemView_ActivateItemOnSingleClick
            ? 1
            : QProxyStyle::styleHint(hint, option, widget, answer);
    }
};

void clickFirst(QListView *list)
{
    const QPoint middle = list->visualRect(list->model()->index(0, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, middle);
}

} // namespace

void TestMainWindow::aSingleClickOpensNoEditor()
{
    SingleClickStyle style;
    Stage stage;
    stage.drop(
        {stage.page(QStringLiteral("a.png"), {QStringLiteral("the capital of Norway = Oslo")})});
    TRY_COMPARE(stage.rows("pageList"), 1);
    auto *pages = stage.find<QListView>("pageList");
    pages->setStyle(&style);
    clickFirst(pages);
    QVERIFY(!stage.find<QWidget>("pageEditor"));
    QTest::keyClick(pages, Qt::Key_Return);
    TRY_VERIFY(stage.find<QWidget>("pageEditor"));
    stage.find<QWidget>("pageEditor")->close();

    stage.click("makeButton");
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 1);
    auto *cards = stage.find<QListView>("cardList");
    cards->setStyle(&style);
    cards->window()->activateWindow(); // the editor had the focus
    TRY_VERIFY(cards->window()->isActiveWindow());
    clickFirst(cards);
    TRY_VERIFY(cards->hasFocus());
    QVERIFY(!stage.find<QPushButton>("saveButton")->isVisible());
    QTest::keyClick(cards, Qt::Key_Return);
    TRY_VERIFY(stage.find<QPushButton>("saveButton")->isVisible());
}

void TestMainWindow::keysTurnThePage()
{
    Stage stage;
    stage.drop({stage.page(QStringLiteral("one.png"), {QStringLiteral("a = b")})});
    TRY_COMPARE(stage.rows("pageList"), 1);
    auto *list = stage.find<QListView>("pageList");
    list->selectAll();
    QTest::keyClick(list, Qt::Key_R);
    QTest::keyClick(list, Qt::Key_R);
    QTest::keyClick(list, Qt::Key_R, Qt::ShiftModifier);
    const auto page = list->model()->index(0, 0).data(PageListModel::PageRole).value<Page>();
    QCOMPARE(page.corrections.quarterTurns, 1);
    QVERIFY(page.corrections.turnedByHand);
}

void TestMainWindow::dropWatchReviewEditDeleteUndo()
{
    Stage stage;
    stage.drop({stage.page(QStringLiteral("one.png"),
                           {QStringLiteral("the capital of Norway = Oslo"),
                            QStringLiteral("the capital of Sweden = Stockholm")}),
                stage.page(QStringLiteral("two.png"),
                           {QStringLiteral("the capital of Finland = Helsinki")})});
    TRY_COMPARE(stage.rows("pageList"), 2);
    stage.find<QLineEdit>("courseField")->setText(QStringLiteral("Geography"));
    stage.click("makeButton");
    QCOMPARE(stage.shownPage(), QStringLiteral("workView"));
    TRY_COMPARE(stage.rows("workCardList"), 3);
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    TRY_COMPARE(stage.rows("cardList"), 3);
    TRY_COMPARE(stage.rows("uploadList"), 1);
    QVERIFY(!stage.find<QWidget>("sidePanel")->isVisible()); // its place is the cards'

    // Edit in place, and on
    auto *list = stage.find<QListView>("cardList");
    QTest::keyClick(list, Qt::Key_E);
    auto *back = stage.find<QTextEdit>("backField");
    back->setPlainText(QStringLiteral("a city"));
    QTest::keyClick(back, Qt::Key_Return, Qt::ControlModifier);
    TRY_VERIFY(stage.find<QWidget>("undoBar")->isVisible());
    const auto answerOfFirst
        = [list] { return list->model()->index(0, 0).data(CardListModel::DetailRole).toString(); };
    QCOMPARE(answerOfFirst(), QStringLiteral("a city"));
    QCOMPARE(list->currentIndex().row(), 1);

    // Delete, undo both
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(stage.rows("cardList"), 2);
    stage.click("undoButton");
    QCOMPARE(stage.rows("cardList"), 3);
    stage.find<QAction>("undoAction")->trigger(); // that it was found right with the edit
    stage.find<QAction>("undoAction")->trigger();
    QVERIFY(answerOfFirst() != QLatin1String("a city"));

    // It is all in the library, for another start
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(stage.rows("cardList"), 2);
    stage.restart();
    TRY_COMPARE(stage.rows("uploadList"), 1);
    auto *uploads = stage.find<QListView>("uploadList");
    emit uploads->activated(uploads->model()->index(0, 0));
    TRY_COMPARE(stage.rows("cardList"), 2);
    QCOMPARE(stage.find<QLineEdit>("courseField")->text(), QStringLiteral("Geography"));
}

// Of cards, sets and pages alike, by one history with names.
void TestMainWindow::undoGoesBackInTheOrderOfActs()
{
    Stage stage;
    const auto *undo = stage.find<QAction>("undoAction");
    const auto *redo = stage.find<QAction>("redoAction");
    QVERIFY(!undo->isEnabled() && !redo->isEnabled());
    for (const char *country : {"Norway", "Sweden"}) {
        const QString name = QString::fromLatin1(country);
        stage.find<QPushButton>("newButton")->click();
        stage.drop({stage.page(name + QStringLiteral(".png"),
                               {QStringLiteral("the capital of %1 = a city").arg(name),
                                QStringLiteral("the king of %1 = a man").arg(name)})});
        TRY_COMPARE(stage.rows("pageList"), 1);
        stage.click("makeButton");
        TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
        TRY_COMPARE(stage.rows("cardList"), 2);
    }
    QVERIFY(!undo->isEnabled()); // what was done to pages that are cards now is no act any more
    auto *cards = stage.find<QListView>("cardList");
    QTest::keyClick(cards, Qt::Key_Delete);
    TRY_COMPARE(stage.rows("cardList"), 1);
    const QString ofCard = undo->text();
    QVERIFY2(ofCard.contains(QLatin1String("Sweden")), qPrintable(ofCard));
    auto *uploads = stage.find<QListView>("uploadList");
    stage.find<QAction>("uploadsAction")->trigger();
    TRY_COMPARE(stage.rows("uploadList"), 2);
    uploads->setCurrentIndex(uploads->model()->index(1, 0));
    uploads->setFocus();
    TRY_VERIFY(uploads->hasFocus());
    QTest::keyClick(uploads, Qt::Key_Delete);
    TRY_COMPARE(stage.rows("uploadList"), 1);
    TRY_VERIFY(undo->text() != ofCard);

    stage.find<QAction>("undoAction")->trigger(); // the set, which was deleted last
    TRY_COMPARE(stage.rows("uploadList"), 2);
    QCOMPARE(undo->text(), ofCard);
    stage.find<QPushButton>("newButton")->click(); // away from the card
    stage.find<QAction>("undoAction")->trigger();
    TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView")); // to the place that it changes
    TRY_COMPARE(stage.rows("cardList"), 2);
    QVERIFY(!undo->isEnabled());
    stage.find<QAction>("redoAction")->trigger();
    TRY_COMPARE(stage.rows("cardList"), 1);
    stage.find<QAction>("redoAction")->trigger();
    TRY_COMPARE(stage.rows("uploadList"), 1);
    QVERIFY(!redo->isEnabled());
}

void TestMainWindow::searchFindsCardsOfAllUploads()
{
    Stage stage;
    for (const char *country : {"Norway", "Sweden"}) {
        const QString name = QLatin1String(country) + QStringLiteral(".png");
        stage.find<QPushButton>("newButton")->click();
        stage.drop({stage.page(
            name, {QStringLiteral("the king of %1 = a man").arg(QLatin1String(country))})});
        TRY_COMPARE(stage.rows("pageList"), 1);
        stage.click("makeButton");
        TRY_COMPARE(stage.shownPage(), QStringLiteral("reviewView"));
    }
    auto *search = stage.find<QLineEdit>("searchField");
    search->setText(QStringLiteral("king"));
    TRY_COMPARE(stage.rows("cardList"), 2);
    search->setText(QStringLiteral("norw"));
    TRY_COMPARE(stage.rows("cardList"), 1);
}

void TestMainWindow::aBackupBringsBackTheLibrary()
{
    Stage stage;
    gui::addUpload(stage, QStringLiteral("Capitals"),
                   {{{}, QStringLiteral("Norway?"), QStringLiteral("Oslo")}});
    TRY_COMPARE(stage.rows("uploadList"), 1);
    TRY_COMPARE(backups(stage.libraryFolder()).size(), 1); // the day's first start makes one
    auto *uploads = stage.find<QListView>("uploadList");
    uploads->setFocus();
    uploads->setCurrentIndex(uploads->model()->index(0, 0));
    QTest::keyClick(uploads, Qt::Key_Delete);
    TRY_COMPARE(stage.rows("uploadList"), 0);

    stage.find<QAction>("restoreAction")->trigger();
    TRY_VERIFY(stage.find<QPushButton>("restoreButton"));
    stage.click("restoreButton");
    TRY_COMPARE(stage.rows("uploadList"), 1);
    stage.click("noticeAction0"); // Undo
    TRY_COMPARE(stage.rows("uploadList"), 0);
}

void TestMainWindow::aDamagedLibraryOffersABackup()
{
    Stage stage;
    QFile file(stage.libraryFolder() + QStringLiteral("/library.sqlite"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    auto *notice = stage.find<NoticeBar>("noticeBar");
    TRY_VERIFY(notice->isVisible());
    stage.click("noticeAction0");
    TRY_VERIFY(stage.find<QDialog>("backupDialog"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
