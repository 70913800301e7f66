# SPDX-License-Identifier: GPL-3.0-or-later
# Not built on macOS yet: dependencies after packaging/dependencies.
class Recto < Formula
  desc "Turn photos of pages into flashcards"
  homepage "https://recto.example"
  url "https://recto.example/releases/recto-0.1.0.tar.xz"
  sha256 "@SHA256@"
  license "GPL-3.0-or-later"

  depends_on "boost" => :build
  depends_on "cmake" => :build
  depends_on "ninja" => :build
  depends_on "pkgconf" => :build
  depends_on "icu4c"
  depends_on "jpeg-turbo"
  depends_on "leptonica"
  depends_on "libheif"
  depends_on "libtiff"
  depends_on "opencv"
  depends_on "poppler"
  depends_on "qt"
  depends_on "qtkeychain"
  depends_on "tesseract"

  def install
    system "cmake", "-S", ".", "-B", "build", "-G", "Ninja", "-DRECTO_TESTS=OFF",
           "-DCMAKE_UNITY_BUILD=ON", *std_cmake_args
    system "cmake", "--build", "build"
    system "cmake", "--install", "build"
    bin.write_exec_script prefix/"recto.app/Contents/MacOS/recto"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/recto-cli --version")
    system bin/"recto-cli", "doctor"
  end
end
