// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/utf8text.h"

#include <algorithm>
#include <array>

namespace recto {

namespace {

struct Utf8Lead
{
    int following = -1; // bytes that have to follow; -1: not the start of a character
    unsigned char low = 0x80; // range of the first of them
    unsigned char high = 0xbf;
};

// Unicode 15, table 3-7.
Utf8Lead utf8Lead(unsigned char byte)
{
    if (byte < 0x80)
        return {0};
    if (byte >= 0xc2 && byte <= 0xdf)
        return {1};
    if (byte == 0xe0)
        return {2, 0xa0, 0xbf};
    if (byte == 0xed)
        return {2, 0x80, 0x9f};
    if (byte >= 0xe1 && byte <= 0xef)
        return {2};
    if (byte == 0xf0)
        return {3, 0x90, 0xbf};
    if (byte >= 0xf1 && byte <= 0xf3)
        return {3};
    if (byte == 0xf4)
        return {3, 0x80, 0x8f};
    return {};
}

} // namespace

QByteArray repairedUtf8(QByteArrayView bytes)
{
    if (bytes.isValidUtf8())
        return bytes.toByteArray();
    QByteArray result;
    result.reserve(bytes.size() + 16);
    const qsizetype size = bytes.size();
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    for (qsizetype i = 0; i < size;) {
        const Utf8Lead lead = utf8Lead(at(i));
        qsizetype end = i + 1;
        bool whole = lead.following >= 0;
        for (int k = 0; whole && k < lead.following; ++k) {
            const unsigned char low = k == 0 ? lead.low : 0x80;
            const unsigned char high = k == 0 ? lead.high : 0xbf;
            whole = end < size && at(end) >= low && at(end) <= high;
            if (whole)
                ++end;
        }
        if (whole)
            result.append(bytes.sliced(i, end - i));
        else
            result.append("\xEF\xBF\xBD");
        i = end;
    }
    return result;
}

} // namespace recto
