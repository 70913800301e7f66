// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testpaths.h"

namespace recto {

QString sourceFile(const QString &path)
{
    return QStringLiteral(RECTO_SOURCE_DIR "/") + path;
}

QString builtProgram(const QString &name)
{
    return QStringLiteral(RECTO_BIN_DIR "/") + name;
}

QString builtTest(const QString &name)
{
    return QStringLiteral(RECTO_BIN_DIR "/../tests/") + name;
}

} // namespace recto
