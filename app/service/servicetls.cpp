// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/servicetls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace recto {

namespace {

Result<QByteArray> readPem(const QString &file)
{
    QFile pem(file);
    if (!pem.open(QIODevice::ReadOnly))
        return Error{ErrorKind::FileUnreadable, file, pem.errorString()};
    return pem.readAll();
}

// Whether the key is the certificate's: both hold the public numbers, in the same bytes. Qt has
// no call for it, and a pair that isn't one would show at the first handshake alone.
bool belongTogether(const QSslCertificate &certificate, const QSslKey &key)
{
    constexpr qsizetype rsaEnd = 128; // the modulus's end and the exponent
    constexpr qsizetype curveEnd = 64; // of the point
    const QByteArray open = certificate.publicKey().toDer();
    return certificate.publicKey().algorithm() == key.algorithm()
        && key.toDer().contains(open.right(key.algorithm() == QSsl::Rsa ? rsaEnd : curveEnd));
}

} // namespace

Result<QSslConfiguration> makeServiceTls(const QString &certificateFile, const QString &keyFile)
{
    const auto certificate = readPem(certificateFile);
    if (!certificate)
        return certificate.error();
    const auto key = readPem(keyFile);
    if (!key)
        return key.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificate, QSsl::Pem);
    QSslKey privateKey(*key, QSsl::Rsa);
    if (privateKey.isNull())
        privateKey = QSslKey(*key, QSsl::Ec);
    if (chain.isEmpty())
        return Error{ErrorKind::BadInput, certificateFile, {}};
    if (privateKey.isNull())
        return Error{ErrorKind::BadInput, keyFile, {}};
    if (!belongTogether(chain.first(), privateKey))
        return Error{ErrorKind::BadInput, keyFile, QStringLiteral("of another certificate")};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(privateKey);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients have tokens, not certificates
    return tls;
}

} // namespace recto
