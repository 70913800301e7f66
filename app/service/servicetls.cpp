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
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(privateKey);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients have tokens, not certificates
    return tls;
}

} // namespace recto
