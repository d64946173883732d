// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is written under the same rules: Swift 6, and a warning is an error.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ target: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(target)Tests",
    dependencies: [.init(stringLiteral: target), "TestSupport"] + dependencies,
    swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String, apt: [String]) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let package = Package(
  name: "mmreport",
  products: [.executable(name: "mmreport", targets: ["mmreport"])],
  targets: [
    // C libraries of the system, and the files that the binary carries.
    system("CGlib", pkgConfig: "glib-2.0", apt: ["libglib2.0-dev"]),
    system("CCairo", pkgConfig: "pangocairo", apt: ["libcairo2-dev", "libpango1.0-dev"]),
    system("CPng", pkgConfig: "libpng", apt: ["libpng-dev"]),
    system("CMd4c", pkgConfig: "md4c-html", apt: ["libmd4c-dev", "libmd4c-html0-dev"]),
    system("CDuktape", pkgConfig: "duktape", apt: ["duktape-dev"]),
    .systemLibrary(name: "CLinux"),
    .target(name: "CEmbedded"),

    // From the ground up: each line imports only what stands above it.
    library("Basics"),
    library("Randomness", ["Basics"]),
    library("Kernels"),
    library("Tensors", ["Kernels"]),
    library("Corpora", ["Basics", "Randomness", "CEmbedded", "CGlib"]),
    library("Models", ["Basics", "Randomness", "Corpora", "Tensors"]),
    library("Training", ["Basics", "Models"]),
    library("Experiments", ["Basics", "Training"]),
    library("Figures", ["Basics", "CCairo", "CPng"]),
    library(
      "Reporting",
      ["Basics", "Experiments", "Figures", "CEmbedded", "CLinux", "CMd4c", "CDuktape"]),
    library("Commands", ["Basics", "Reporting"]),
    .executableTarget(name: "mmreport", dependencies: ["Commands"], swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Basics"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Basics"),
    tests("Randomness"),
    tests("Kernels"),
    tests("Tensors"),
    tests("Corpora"),
    tests("Models"),
    tests("Training"),
    tests("Experiments"),
    tests("Figures", ["CPng"]),
    tests("Reporting"),
    tests("Commands"),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
