// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/tiffsamples.h"

#include <QFloat16>

#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace recto {

namespace {

struct Layout
{
    int bits = 1, samples = 1, photometric = PHOTOMETRIC_MINISBLACK;
    int format = SAMPLEFORMAT_UINT;
    bool separate = false; // a plane a sample

    [[nodiscard]] bool isGrey() const
    {
        return photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE;
    }
    [[nodiscard]] bool isFloat() const { return format == SAMPLEFORMAT_IEEEFP; }
    // How many of the samples make the light.
    [[nodiscard]] int used() const
    {
        return isGrey() ? 1 : photometric == PHOTOMETRIC_SEPARATED ? 4 : 3;
    }
};

Layout layoutOf(TIFF *tiff)
{
    const auto value = [tiff](uint32_t tag) {
        uint16_t number = 0;
        TIFFGetFieldDefaulted(tiff, tag, &number);
        return int(number);
    };
    Layout layout;
    layout.bits = value(TIFFTAG_BITSPERSAMPLE);
    layout.samples = std::max(1, value(TIFFTAG_SAMPLESPERPIXEL));
    uint16_t photometric = PHOTOMETRIC_MINISBLACK;
    if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric) && layout.samples >= 3)
        photometric = PHOTOMETRIC_RGB;
    layout.photometric = photometric;
    layout.format = value(TIFFTAG_SAMPLEFORMAT);
    if (layout.format == SAMPLEFORMAT_VOID)
        layout.format = SAMPLEFORMAT_UINT;
    layout.separate = value(TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE;
    return layout;
}

template<typename Number>
float numberAt(const uchar *bytes, qsizetype index)
{
    Number value;
    std::memcpy(&value, bytes + index * qsizetype(sizeof(Number)), sizeof(Number));
    return float(value);
}

// One sample of a row, in its own unit. Narrow ones are packed from the highest bit.
float sampleAt(const uchar *row, qsizetype index, const Layout &layout)
{
    const bool isSigned = layout.format == SAMPLEFORMAT_INT;
    switch (layout.bits) {
    case 8:
        return isSigned ? numberAt<qint8>(row, index) : numberAt<quint8>(row, index);
    case 16:
        if (layout.isFloat())
            return numberAt<qfloat16>(row, index);
        return isSigned ? numberAt<qint16>(row, index) : numberAt<quint16>(row, index);
    case 32:
        if (layout.isFloat())
            return numberAt<float>(row, index);
        return isSigned ? numberAt<qint32>(row, index) : numberAt<quint32>(row, index);
    case 64:
        return numberAt<double>(row, index);
    default: {
        const qsizetype bit = index * layout.bits;
        return float((row[bit / 8] >> (8 - layout.bits - bit % 8)) & ((1 << layout.bits) - 1));
    }
    }
}

// What a sample adds to a pixel's light. Black ink takes all light, the others their share.
double weightOf(int sample, const Layout &layout)
{
    constexpr std::array shares{0.299, 0.587, 0.114};
    switch (layout.photometric) {
    case PHOTOMETRIC_MINISWHITE:
        return -1;
    case PHOTOMETRIC_SEPARATED:
        return sample == 3 ? -1 : -shares.at(std::size_t(sample));
    case PHOTOMETRIC_RGB:
        return shares.at(std::size_t(sample));
    default:
        return 1;
    }
}

// The light of a whole picture, in whatever unit the file has.
class Light
{
public:
    Light(TIFF *tiff, const Layout &layout, QSize size)
        : m_tiff(tiff)
        , m_layout(layout)
        , m_size(size)
        , m_values(std::size_t(size.width()) * std::size_t(size.height()), 0.0F)
    {
    }

    [[nodiscard]] bool read()
    {
        const int planes = m_layout.separate ? m_layout.used() : 1;
        for (int plane = 0; plane < planes; ++plane) {
            if (!(TIFFIsTiled(m_tiff) ? readTiles(plane) : readRows(plane)))
                return false;
        }
        return true;
    }

    // 0 and 255 are the darkest and the lightest, but for pictures that use their range.
    [[nodiscard]] QImage toGrey() const
    {
        QImage image(m_size, QImage::Format_Grayscale8);
        const auto [from, to] = range();
        const float scale = to > from ? 255 / (to - from) : 0;
        const float *value = m_values.data();
        for (int y = 0; y < image.height(); ++y) {
            uchar *line = image.scanLine(y);
            for (int x = 0; x < image.width(); ++x, ++value) {
                const float light = (*value - from) * scale;
                // Also of what is no number.
                line[x] = light > 0 ? uchar(std::min(255.0F, light + 0.5F)) : 0;
            }
        }
        return image;
    }

private:
    void addSamples(const uchar *row, int x, int y, int count, int plane)
    {
        float *value = m_values.data() + std::size_t(y) * std::size_t(m_size.width()) + x;
        const int stride = m_layout.separate ? 1 : m_layout.samples;
        const int first = m_layout.separate ? plane : 0;
        const int last = m_layout.separate ? plane + 1 : m_layout.used();
        for (int sample = first; sample < last; ++sample) {
            const auto weight = float(weightOf(sample, m_layout));
            const qsizetype start = m_layout.separate ? 0 : sample;
            for (qsizetype i = 0; i < count; ++i)
                value[i] += weight * sampleAt(row, start + i * stride, m_layout);
        }
    }

    [[nodiscard]] bool readRows(int plane)
    {
        std::vector<uchar> row(std::size_t(TIFFScanlineSize64(m_tiff)));
        for (int y = 0; y < m_size.height(); ++y) {
            if (TIFFReadScanline(m_tiff, row.data(), uint32_t(y), uint16_t(plane)) < 0)
                return false;
            addSamples(row.data(), 0, y, m_size.width(), plane);
        }
        return true;
    }

    [[nodiscard]] bool readTiles(int plane)
    {
        uint32_t width = 0, height = 0;
        TIFFGetField(m_tiff, TIFFTAG_TILEWIDTH, &width);
        TIFFGetField(m_tiff, TIFFTAG_TILELENGTH, &height);
        const auto rowBytes = std::size_t(TIFFTileRowSize64(m_tiff));
        std::vector<uchar> tile(std::size_t(TIFFTileSize64(m_tiff)));
        if (width == 0 || height == 0 || rowBytes == 0)
            return false;
        for (int top = 0; top < m_size.height(); top += int(height)) {
            for (int left = 0; left < m_size.width(); left += int(width)) {
                if (TIFFReadTile(m_tiff, tile.data(), uint32_t(left), uint32_t(top), 0,
                                 uint16_t(plane))
                    < 0)
                    return false;
                const int rows = std::min(int(height), m_size.height() - top);
                for (int y = 0; y < rows; ++y)
                    addSamples(tile.data() + std::size_t(y) * rowBytes, left, top + y,
                               std::min(int(width), m_size.width() - left), plane);
            }
        }
        return true;
    }

    [[nodiscard]] std::pair<float, float> range() const
    {
        float least = std::numeric_limits<float>::max(), most = -least;
        for (const float value : m_values) {
            if (!std::isfinite(value))
                continue;
            least = std::min(least, value);
            most = std::max(most, value);
        }
        if (least > most)
            return {0, 0};
        // Between darkest and lightest that its kind allows, unless that shows next to nothing.
        const double full = m_layout.isFloat() ? 1 : std::pow(2.0, m_layout.bits) - 1;
        double bottom = 0, top = 0;
        for (int sample = 0; sample < m_layout.used(); ++sample)
            (weightOf(sample, m_layout) < 0 ? bottom : top) += weightOf(sample, m_layout) * full;
        if (m_layout.photometric == PHOTOMETRIC_SEPARATED)
            bottom = -full; // more ink than black there is not
        const bool within = m_layout.photometric == PHOTOMETRIC_SEPARATED
            || (double(least) >= bottom - 0.01 * full && double(most) <= top + 0.01 * full
                && m_layout.format != SAMPLEFORMAT_INT);
        if (m_layout.bits <= 8 || (within && double(most - least) > (top - bottom) / 4))
            return {float(bottom), float(top)};
        return {least, most};
    }

    TIFF *m_tiff;
    Layout m_layout;
    QSize m_size;
    std::vector<float> m_values;
};

// Bitonal and grey pages of up to 8 bits, row by row: these may be huge.
Result<QImage> readNarrow(TIFF *tiff, const Layout &layout, QSize size, const QString &name)
{
    QImage image(size, QImage::Format_Grayscale8);
    std::vector<uchar> row(std::size_t(TIFFScanlineSize64(tiff)));
    if (image.isNull())
        return Error{ErrorKind::ImageTooLarge, name, {}};
    const int most = (1 << layout.bits) - 1;
    std::array<uchar, 256> light{};
    for (int value = 0; value <= most; ++value) {
        const int grey = value * 255 / most;
        light.at(std::size_t(value))
            = uchar(layout.photometric == PHOTOMETRIC_MINISWHITE ? 255 - grey : grey);
    }
    for (int y = 0; y < size.height(); ++y) {
        if (TIFFReadScanline(tiff, row.data(), uint32_t(y), 0) < 0)
            return Error{ErrorKind::ImageDamaged, name, QStringLiteral("row %1").arg(y)};
        uchar *line = image.scanLine(y);
        for (int x = 0; x < size.width(); ++x) {
            const int bit = x * layout.bits;
            line[x] = light[std::size_t((row[std::size_t(bit / 8)] >> (8 - layout.bits - bit % 8))
                                        & most)];
        }
    }
    return image;
}

} // namespace

bool areTiffSamples(TIFF *tiff)
{
    const Layout layout = layoutOf(tiff);
    if (layout.samples < layout.used())
        return false;
    const bool whole = layout.bits == 8 || layout.bits == 16 || layout.bits == 32
        || (layout.bits == 64 && layout.isFloat());
    if (layout.isGrey() && layout.samples == 1)
        return whole || layout.bits == 1 || layout.bits == 2 || layout.bits == 4;
    const bool known = layout.isGrey() || layout.photometric == PHOTOMETRIC_RGB
        || layout.photometric == PHOTOMETRIC_SEPARATED;
    // The rest keeps its colours.
    return known && whole
        && (layout.isFloat() || layout.bits > 16
            || (layout.bits == 16 && layout.photometric == PHOTOMETRIC_SEPARATED)
            || layout.format == SAMPLEFORMAT_INT);
}

Result<QImage> readTiffSamples(TIFF *tiff, QSize size, const QString &name)
{
    const Layout layout = layoutOf(tiff);
    if (layout.bits <= 8 && layout.samples == 1 && layout.format == SAMPLEFORMAT_UINT
        && !TIFFIsTiled(tiff))
        return readNarrow(tiff, layout, size, name);
    Light light(tiff, layout, size);
    if (!light.read())
        return Error{ErrorKind::ImageDamaged, name, QStringLiteral("a strip can't be decoded")};
    QImage image = light.toGrey();
    if (image.isNull())
        return Error{ErrorKind::ImageTooLarge, name, {}};
    return image;
}

} // namespace recto
