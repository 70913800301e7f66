// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "core/codetext.h"
#include "core/errortext.h"
#include "library/backup.h"
#include "library/library.h"
#include "settings/installation.h"
#include "settings/secretstore.h"

#include <QFileInfo>
#include <QImageReader>
#include <QSqlDatabase>
#include <QStorageInfo>

namespace recto {

namespace {

enum class Health { Good, Limited, Broken };

struct Finding
{
    QString what;
    Health health = Health::Good;
    QString text;
};

// What is installed, what works, what to do.
class DoctorCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("doctor"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Tells what is installed, what works and what to do.");
    }
    void describe(QCommandLineParser &) const override { }
    [[nodiscard]] int run(const QCommandLineParser &, CommandContext &context) override;
};

Finding reader()
{
    const QString program = Installation().reader();
    if (!QFileInfo(program).isExecutable()) {
        return {QStringLiteral("reader"), Health::Broken,
                QStringLiteral("%1 is missing. Install Recto again.").arg(program)};
    }
    return {QStringLiteral("reader"), Health::Good, program};
}

Finding languages()
{
    const QStringList installed = Installation().languages();
    if (installed.isEmpty()) {
        return {QStringLiteral("languages"), Health::Broken,
                errorText({ErrorKind::ReaderMissing, {}, {}})};
    }
    return {QStringLiteral("languages"), Health::Good, installed.join(QStringLiteral(", "))};
}

Finding orientation()
{
    const bool there
        = QFileInfo::exists(Installation().tessdata() + QStringLiteral("/osd.traineddata"));
    if (there)
        return {QStringLiteral("orientation"), Health::Good,
                QStringLiteral("sideways photos are turned")};
    return {QStringLiteral("orientation"), Health::Limited,
            QStringLiteral("Photos without an orientation tag are not turned as surely. Install "
                           "the package tesseract-ocr-osd.")};
}

Finding imageFormats()
{
    QStringList missing;
    const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    for (const char *format : {"jpeg", "png", "tiff", "webp", "bmp", "gif"}) {
        if (!formats.contains(QByteArray(format)))
            missing << QString::fromLatin1(format);
    }
    if (missing.isEmpty())
        return {QStringLiteral("pictures"), Health::Good,
                QStringLiteral("JPEG, PNG, TIFF, WebP, BMP, GIF, HEIC, PDF")};
    return {QStringLiteral("pictures"), Health::Limited,
            QStringLiteral("Can’t open: %1. Install the package qt6-image-formats-plugins.")
                .arg(missing.join(QStringLiteral(", ")))};
}

Finding database()
{
    if (QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return {QStringLiteral("database"), Health::Good, QStringLiteral("SQLite")};
    return {
        QStringLiteral("database"), Health::Broken,
        QStringLiteral("Qt’s SQLite driver is missing. Install the package libqt6sql6-sqlite.")};
}

Finding library(const QString &folder)
{
    const auto opened = Library::open(folder);
    if (!opened)
        return {QStringLiteral("library"), Health::Broken, errorText(opened.error())};
    const auto faults = opened->check(true);
    if (!faults)
        return {QStringLiteral("library"), Health::Broken, errorText(faults.error())};
    if (!faults->isEmpty()) {
        QString text = errorText({ErrorKind::LibraryDamaged, folder, {}});
        for (const LibraryProblem &problem : *faults)
            text += u' ' + libraryProblemText(problem);
        return {QStringLiteral("library"), Health::Broken, text};
    }
    if (opened->readOnly()) // what is there can be shown, but no job can run
        return {QStringLiteral("library"), Health::Broken,
                errorText({ErrorKind::ReadOnly, folder, {}})};
    return {QStringLiteral("library"), Health::Good, folder};
}

Finding copies(const QString &folder)
{
    const auto kept = backups(folder);
    if (kept.isEmpty())
        return {QStringLiteral("backups"), Health::Good,
                QStringLiteral("none yet; one is made each day that Recto is used")};
    return {QStringLiteral("backups"), Health::Good,
            QStringLiteral("%1, the last of %2")
                .arg(kept.size())
                .arg(kept.first().createdAt.toLocalTime().toString(Qt::ISODate))};
}

Finding space(const QString &folder)
{
    constexpr qint64 little = 200LL * 1024 * 1024;
    const QStorageInfo storage(folder);
    const QString free = QStringLiteral("%1 MB free").arg(storage.bytesAvailable() / 1024 / 1024);
    return {QStringLiteral("disk"),
            storage.bytesAvailable() < little ? Health::Limited : Health::Good, free};
}

// Without one everything works but keeping keys.
Finding keychain(SecretStore &secrets)
{
    const QString what = QStringLiteral("keychain");
    const Status tried = secrets.tryKeychain();
    if (tried)
        return {what, Health::Good, QStringLiteral("keeps keys to services")};
#if defined(Q_OS_WIN)
    const QString remedy = QStringLiteral("Start the service Credential Manager");
#elif defined(Q_OS_MACOS)
    const QString remedy = QStringLiteral("Unlock the login keychain in Keychain Access");
#else
    const QString remedy
        = QStringLiteral("Install and start gnome-keyring or KWallet and unlock it");
#endif
    return {what, Health::Limited,
            QStringLiteral("Keys can’t be kept (%1); you enter them each time. %2, or give them by "
                           "the environment: %3, %4.")
                .arg(tried.error().detail, remedy, secretVariable(SecretName::ServiceKey),
                     secretVariable(SecretName::AirtableToken))};
}

QString healthName(Health health)
{
    switch (health) {
    case Health::Good:
        return QStringLiteral("ok");
    case Health::Limited:
        return QStringLiteral("limited");
    case Health::Broken:
        break;
    }
    return QStringLiteral("broken");
}

int DoctorCommand::run(const QCommandLineParser &, CommandContext &context)
{
    const QList<Finding> findings{reader(),
                                  languages(),
                                  orientation(),
                                  imageFormats(),
                                  database(),
                                  library(context.library.folder()),
                                  copies(context.library.folder()),
                                  space(context.library.folder()),
                                  keychain(*context.secrets)};
    bool broken = false;
    for (const Finding &finding : findings) {
        broken = broken || finding.health == Health::Broken;
        if (context.console.json()) {
            context.console.print(QJsonObject{{QStringLiteral("what"), finding.what},
                                              {QStringLiteral("state"), healthName(finding.health)},
                                              {QStringLiteral("text"), finding.text}});
        } else {
            context.console.print(QStringLiteral("%1 %2 %3")
                                      .arg(healthName(finding.health).leftJustified(8),
                                           finding.what.leftJustified(12), finding.text));
        }
    }
    return broken ? ExitFailed : ExitDone;
}

} // namespace

std::unique_ptr<Command> makeDoctorCommand()
{
    return std::make_unique<DoctorCommand>();
}

} // namespace recto
