// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <optional>

namespace recto {

// One part of a form. Its file name is text for people, never a path.
struct FormPart
{
    QByteArray name;
    QString fileName;
    bool isFile = false; // it told a file name, perhaps an empty one
};

// Why a form isn't taken: the status of the answer, and a sentence.
struct FormRefusal
{
    int status = 400;
    QString reason;
};

struct FormLimits
{
    int parts = 2000;
    qint64 file = 64LL << 20; // bytes
    qint64 text = 64LL << 10;
    qsizetype head = 8 << 10; // of a part
};

// Takes the parts as they come. A refusal ends the form.
struct FormSink
{
    std::function<std::optional<FormRefusal>(const FormPart &)> begin;
    std::function<std::optional<FormRefusal>(QByteArrayView)> data;
    std::function<std::optional<FormRefusal>()> end;
};

// The boundary that a Content-Type of multipart/form-data names; nothing when it is no
// such type or its boundary isn't one. Pure.
[[nodiscard]] std::optional<QByteArray> formBoundary(QByteArrayView contentType);

// Bytes of a multipart/form-data body in, parts out, however the bytes are split; holds
// back no more than a part's head. Serves one thread and one body.
// Format: RFC 7578 and RFC 2046, 5.1.
class MultipartSplitter
{
public:
    MultipartSplitter(const QByteArray &boundary, FormSink sink, FormLimits limits = {});

    // After a refusal every later call refuses, too.
    [[nodiscard]] std::optional<FormRefusal> feed(QByteArrayView bytes);
    // At the end of the body: a form that broke off is refused.
    [[nodiscard]] std::optional<FormRefusal> finish();

private:
    enum class State { Preamble, Delimiter, Head, Body, Epilogue };

    // Whether it came further with the bytes at hand.
    [[nodiscard]] bool step();
    [[nodiscard]] bool passDelimiter();
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readContent();
    [[nodiscard]] bool deliver(qsizetype bytes);
    bool refuse(int status, const QString &reason);
    bool refuse(const std::optional<FormRefusal> &refusal);

    const QByteArray m_delimiter; // CRLF, two hyphens, the boundary
    const FormSink m_sink;
    const FormLimits m_limits;
    QByteArray m_held = QByteArrayLiteral("\r\n"); // the first delimiter needs no line before it
    State m_state = State::Preamble;
    FormPart m_part;
    qint64 m_partBytes = 0;
    int m_parts = 0;
    std::optional<FormRefusal> m_refusal;
};

} // namespace recto
