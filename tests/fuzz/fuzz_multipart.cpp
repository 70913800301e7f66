// SPDX-License-Identifier: GPL-3.0-or-later
// The splitter against itself: the parts are the same however the bytes are split, it holds
// back no more than a part's head, and no byte is told that didn't come.
#include "service/multipart.h"

#include <QList>

#include <cstdint>
#include <cstdlib>

using namespace recto;

namespace {

struct Told
{
    QList<QByteArray> parts; // name, file name and bytes
    int status = 0;

    friend bool operator==(const Told &, const Told &) = default;
};

Told split(QByteArrayView body, qsizetype piece)
{
    Told told;
    MultipartSplitter splitter("b",
                               {[&told](const FormPart &part) {
                                    told.parts.append(part.name + '|' + part.fileName.toUtf8()
                                                      + '|');
                                    return std::nullopt;
                                },
                                [&told](QByteArrayView data) {
                                    told.parts.last().append(data.data(), data.size());
                                    return std::nullopt;
                                },
                                [] { return std::nullopt; }},
                               {.parts = 20, .file = 500, .text = 100, .head = 120});
    std::optional<FormRefusal> refusal;
    for (qsizetype at = 0; at < body.size() && !refusal; at += piece)
        refusal = splitter.feed(body.sliced(at, std::min(piece, body.size() - at)));
    if (!refusal)
        refusal = splitter.finish();
    told.status = refusal ? refusal->status : 200;
    return told;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView body(data + 1, static_cast<qsizetype>(size - 1));
    (void)formBoundary(body);
    const Told whole = split(body, body.size());
    const Told bytes = split(body, 1);
    const Told pieces = split(body, 1 + data[0] % 64);
    // A form that is refused may have told more or less of its last part before.
    if (whole.status != bytes.status || whole.status != pieces.status)
        std::abort();
    if (whole.status == 200 && (whole != bytes || whole != pieces))
        std::abort();
    return 0;
}
