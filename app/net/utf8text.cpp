// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/utf8text.h"

#include <array>
#include <cstring>

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

// The table as an automaton: what may follow. A state is its place in a row, so
// that a step is one load and one shift
// (gist.github.com/pervognsen/218ea17743e1442e59bb60d29b1aa725).
enum Utf8State : unsigned {
    Wrong = 0,
    Whole = 6,
    OneMore = 12,
    TwoMore = 18,
    ThreeMore = 24,
    AfterE0 = 30,
    AfterEd = 36,
    AfterF0 = 42,
    AfterF4 = 48
};

constexpr Utf8State utf8Step(Utf8State state, unsigned byte)
{
    const auto within = [byte](unsigned low, unsigned high) { return byte >= low && byte <= high; };
    switch (state) {
    case Wrong:
        return Wrong;
    case Whole:
        if (byte < 0x80)
            return Whole;
        if (within(0xc2, 0xdf))
            return OneMore;
        if (byte == 0xe0)
            return AfterE0;
        if (byte == 0xed)
            return AfterEd;
        if (within(0xe1, 0xef))
            return TwoMore;
        if (byte == 0xf0)
            return AfterF0;
        if (within(0xf1, 0xf3))
            return ThreeMore;
        return byte == 0xf4 ? AfterF4 : Wrong;
    case OneMore:
        return within(0x80, 0xbf) ? Whole : Wrong;
    case TwoMore:
        return within(0x80, 0xbf) ? OneMore : Wrong;
    case ThreeMore:
        return within(0x80, 0xbf) ? TwoMore : Wrong;
    case AfterE0:
        return within(0xa0, 0xbf) ? OneMore : Wrong;
    case AfterEd:
        return within(0x80, 0x9f) ? OneMore : Wrong;
    case AfterF0:
        return within(0x90, 0xbf) ? TwoMore : Wrong;
    case AfterF4:
        return within(0x80, 0x8f) ? TwoMore : Wrong;
    }
    return Wrong;
}

constexpr std::array<quint64, 256> makeUtf8Rows()
{
    std::array<quint64, 256> rows{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        for (unsigned state = Wrong; state <= AfterF4; state += 6)
            rows[byte] |= quint64(utf8Step(Utf8State(state), byte)) << state;
    }
    return rows;
}

constexpr std::array<quint64, 256> utf8Rows = makeUtf8Rows();

constexpr qsizetype utf8Block = 32;

bool isAsciiBlock(const unsigned char *data)
{
    std::array<quint64, 4> words;
    std::memcpy(words.data(), data, utf8Block);
    return ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080ULL) == 0;
}

quint64 afterBytes(quint64 state, const unsigned char *data, qsizetype size)
{
    for (qsizetype i = 0; i < size; ++i)
        state = utf8Rows[data[i]] >> (state & 63);
    return state;
}

quint64 afterText(quint64 state, const unsigned char *data, qsizetype size)
{
    qsizetype i = 0;
    for (; size - i >= utf8Block; i += utf8Block) {
        if ((state & 63) != Whole || !isAsciiBlock(data + i))
            state = afterBytes(state, data + i, utf8Block);
    }
    if (size >= utf8Block && (state & 63) == Whole && isAsciiBlock(data + size - utf8Block))
        return state; // the rest, seen together with what stands before it
    return afterBytes(state, data + i, size - i);
}

// Long text in four parts at once: steps of one part wait for each other, steps
// of different parts don't.
bool isWellFormedLongText(const unsigned char *data, qsizetype size)
{
    std::array<qsizetype, 5> cut{0, size / 4, size / 2, size / 4 * 3, size};
    for (int part = 1; part < 4; ++part) {
        for (int k = 0; k < 3 && (data[cut[part]] & 0xc0) == 0x80; ++k)
            --cut[part]; // to the start of a character
    }
    const qsizetype common = size / 4 - 3;
    const unsigned char *first = data;
    const unsigned char *second = data + cut[1];
    const unsigned char *third = data + cut[2];
    const unsigned char *fourth = data + cut[3];
    quint64 a = Whole, b = Whole, c = Whole, d = Whole; // apart, to stay in registers
    for (qsizetype i = 0; i < common; ++i) {
        a = utf8Rows[first[i]] >> (a & 63);
        b = utf8Rows[second[i]] >> (b & 63);
        c = utf8Rows[third[i]] >> (c & 63);
        d = utf8Rows[fourth[i]] >> (d & 63);
    }
    const std::array<quint64, 4> states{a, b, c, d};
    for (int part = 0; part < 4; ++part) {
        const qsizetype done = cut[part] + common;
        if ((afterBytes(states[part], data + done, cut[part + 1] - done) & 63) != Whole)
            return false;
    }
    return true;
}

} // namespace

bool isWellFormedUtf8(QByteArrayView bytes)
{
    constexpr qsizetype longText = 1024;
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.data());
    qsizetype size = bytes.size();
    while (size >= longText && isAsciiBlock(data)) {
        data += utf8Block;
        size -= utf8Block;
    }
    if (size >= longText)
        return isWellFormedLongText(data, size);
    return (afterText(Whole, data, size) & 63) == Whole;
}

QByteArray repairedUtf8(QByteArrayView bytes)
{
    if (isWellFormedUtf8(bytes))
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
