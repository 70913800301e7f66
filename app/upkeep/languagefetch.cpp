// SPDX-License-Identifier: GPL-3.0-or-later
#include "upkeep/languagefetch.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <utility>

namespace recto {

namespace {

constexpr int statusWhole = 200, statusPart = 206, statusMissing = 404, statusNoSuchPart = 416;

Error unwritablePart(const QFile &file, const QString &folder)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, folder, file.errorString()};
}

// Of "bytes 7-99/100" 7; -1: it says nothing of the kind.
qint64 beginOf(const QByteArray &range)
{
    const qsizetype dash = range.indexOf('-');
    bool ok = false;
    const qint64 begin
        = range.startsWith("bytes ") && dash > 6 ? range.sliced(6, dash - 6).toLongLong(&ok) : -1;
    return ok ? begin : -1;
}

// What comes goes behind what is there, or in its place where the server begins anew.
class PartFile
{
public:
    PartFile(const QString &folder, const LanguageData &language, FetchProgress progress)
        : m_folder(folder)
        , m_size(language.size)
        , m_file(folder + u'/' + language.code + QStringLiteral(".traineddata.part"))
        , m_progress(std::move(progress))
    {
    }

    ~PartFile()
    {
        if (m_file.isOpen() && m_file.size() == 0)
            m_file.remove();
    }
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;

    // What is there of it; a request that is refused leaves no file.
    [[nodiscard]] Status openKept() { return m_file.exists() ? open() : Status(); }
    [[nodiscard]] Status open()
    {
        QDir().mkpath(m_folder);
        if (!m_file.open(QIODevice::ReadWrite))
            return unwritablePart(m_file, m_folder);
        return m_file.size() <= m_size || m_file.resize(0) ? Status()
                                                           : unwritablePart(m_file, m_folder);
    }
    [[nodiscard]] qint64 size() const { return m_file.size(); }
    [[nodiscard]] bool isWhole() const { return size() == m_size; }

    [[nodiscard]] Status take(const HttpResponse &head, QByteArrayView bytes, const QString &host)
    {
        if (!m_file.isOpen()) {
            if (const Status opened = open(); !opened)
                return opened;
        }
        if (!std::exchange(m_begun, true)) {
            const qint64 begin
                = head.status == statusPart ? beginOf(head.header("Content-Range")) : 0;
            if (begin < 0 || begin > size())
                return Error{ErrorKind::BadAnswer, host, QStringLiteral("another part")};
            if (!m_file.resize(begin) || !m_file.seek(begin))
                return unwritablePart(m_file, m_folder);
        }
        if (size() + bytes.size() > m_size)
            return Error{ErrorKind::BadAnswer, host, QStringLiteral("longer than expected")};
        if (m_file.write(bytes.data(), bytes.size()) != bytes.size() || !m_file.flush())
            return unwritablePart(m_file, m_folder);
        if (m_progress)
            m_progress(size(), m_size);
        return {};
    }

    // Gives it its name if it is what was meant; what isn't is thrown away.
    [[nodiscard]] Status finish(const LanguageData &language, const QString &host)
    {
        QCryptographicHash sum(QCryptographicHash::Sha256);
        m_file.seek(0);
        if (!isWhole() || !sum.addData(&m_file) || sum.result().toHex() != language.sha256) {
            m_file.remove();
            return Error{ErrorKind::BadAnswer, host, QStringLiteral("checksum")};
        }
        m_file.close();
        const QString name = m_folder + u'/' + language.code + QStringLiteral(".traineddata");
        QFile::remove(name); // rename() replaces nothing
        return m_file.rename(name) ? Status() : unwritablePart(m_file, m_folder);
    }
    void forget()
    {
        if (m_file.isOpen())
            m_file.resize(0);
    }

private:
    QString m_folder;
    qint64 m_size;
    QFile m_file;
    FetchProgress m_progress;
    bool m_begun = false;
};

HttpRequest requestFor(const QUrl &address, qint64 from, qint64 size)
{
    HttpRequest request;
    request.url = address;
    request.headers = {{"Accept-Encoding", "identity"}}; // the sum is of the file itself
    if (from > 0)
        request.headers.append({"Range", "bytes=" + QByteArray::number(from) + '-'});
    request.deadlines.total = std::chrono::milliseconds(0); // slow lines take what they take
    request.maximumBody = size + 1; // one more shows that it is too long
    return request;
}

} // namespace

Status fetchLanguage(HttpTransport &transport, const LanguageCatalog &catalog, const QString &code,
                     const QString &folder, const std::stop_token &stop,
                     const FetchProgress &progress)
{
    const LanguageData *language = catalog.find(code);
    if (!language || catalog.source.isEmpty())
        return Error{ErrorKind::NotFound, code, {}};
    const QUrl address = catalog.address(code);
    const QString host = address.host();
    PartFile part(folder, *language, progress);
    if (const Status opened = part.openKept(); !opened)
        return opened;
    if (part.isWhole()) // it came whole before, and was stopped there
        return part.finish(*language, host);
    const auto answer
        = transport.send(requestFor(address, part.size(), language->size), stop,
                         [&part, &host](const HttpResponse &head, QByteArrayView bytes) {
                             return part.take(head, bytes, host);
                         });
    if (!answer)
        return answer.error();
    if (answer->status == statusMissing)
        return Error{ErrorKind::NotFound, address.fileName(), {}};
    if (answer->status == statusNoSuchPart)
        part.forget();
    if (answer->status != statusWhole && answer->status != statusPart)
        return Error{ErrorKind::ServerFailed, host, QString::number(answer->status)};
    if (!part.isWhole())
        return Error{ErrorKind::ConnectionFailed, host, QStringLiteral("shorter than expected")};
    return part.finish(*language, host);
}

} // namespace recto
