// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is written under the same rules: Swift 6, and a warning is an error. A file sees only
/// what it imports itself, what it imports stays inside unless it says otherwise, and `any` is written out.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny"),
]

/// Release builds are testable too, so that one build serves the program and its tests.
let testable = strict + [.unsafeFlags(["-enable-testing"], .when(configuration: .release))]

/// What only puts words together, and the tests, are not optimised: a third of the time to compile, and
/// what they wait for lies in other targets.
let unoptimised = testable + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = testable
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ target: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(target)Tests",
    dependencies: [.init(stringLiteral: target)] + dependencies,
    exclude: exclude, swiftSettings: unoptimised)
}

func system(_ name: String, pkgConfig: String, apt: [String]) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

/// The kernels once for each x86-64 level: folders that link to one source, so that the optimiser
/// writes each for its registers. Optimised in debug builds too, as tests train with them.
func kernels(_ level: String, march: String? = nil) -> Target {
  .target(
    name: "Kernels\(level)", dependencies: ["CVector", "KernelInterface"],
    swiftSettings: strict + (level == "V4" ? [.define("WIDE_REGISTERS")] : []) + [
      .unsafeFlags(["-Ounchecked"] + (march.map { ["-Xcc", "-march=\($0)"] } ?? []))
    ])
}

#if arch(x86_64)
  let kernelVariants = [
    kernels("Baseline"), kernels("V3", march: "x86-64-v3"), kernels("V4", march: "x86-64-v4"),
  ]
#else
  let kernelVariants = [kernels("Baseline")]
#endif

/// Links Swift's libraries into the program; not where a sanitizer has to see the memory of all libraries.
let carriedLibraries: [LinkerSetting] =
  Context.environment["MMREPORT_SANITIZE"] == nil
  ? [
    .unsafeFlags(
      ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims"],
      .when(configuration: .release))
  ] : []

/// Locks that the thread sanitizer knows.
let sanitizedLocks: [SwiftSetting] =
  Context.environment["MMREPORT_SANITIZE"] == nil ? [] : [.define("PTHREAD_LOCKS")]

/// What the harnesses of `Tests/Fuzz` call.
let fuzzed: [Target.Dependency] = [
  "Basics", "Corpora", "Models", "Training", "Experiments", "Sites", "Commands", "TemplateFiles",
  "TestSupport",
]

/// The harnesses for libFuzzer, which brings a `main` of its own: only where `Tests/Fuzz/run` builds them.
let fuzzTarget: [Target] =
  Context.environment["MMREPORT_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "fuzz", dependencies: fuzzed, path: "Tests/Fuzz/Target", swiftSettings: testable)
  ]

let package = Package(
  name: "mmreport",
  products: [.executable(name: "mmreport", targets: ["mmreport"])],
  targets: [
    // C libraries of the system, and the files that the binary carries.
    system("CGlib", pkgConfig: "glib-2.0", apt: ["libglib2.0-dev"]),
    system("CCairo", pkgConfig: "pangocairo", apt: ["libcairo2-dev", "libpango1.0-dev"]),
    system("CZlib", pkgConfig: "zlib", apt: ["zlib1g-dev"]),
    system("CPng", pkgConfig: "libpng", apt: ["libpng-dev"]),
    system("CMd4c", pkgConfig: "md4c-html", apt: ["libmd4c-dev", "libmd4c-html0-dev"]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CTemplates"),
    .target(name: "TemplateFiles"),
    .target(name: "CEmbedded"),
    .target(name: "CProcessor"),
    .target(name: "CVector"),

    // From the ground up: each line imports only what stands above it.
    library("Basics", ["CGlib", "CLinux", "CZlib"], testable + sanitizedLocks),
    library("Randomness", ["Basics"]),
    library("KernelInterface"),
    library(
      "Kernels",
      ["Basics", "KernelInterface", "CProcessor", "CVector"]
        + kernelVariants.map { .init(stringLiteral: $0.name) }),
    library("Tensors", ["Kernels"]),
    library("Corpora", ["Basics", "Randomness", "CEmbedded"]),
    library("Models", ["Basics", "Randomness", "Corpora", "Tensors"]),
    library("Training", ["Basics", "Randomness", "Tensors", "Corpora", "Models"]),
    .target(
      name: "PageEngine",
      dependencies: ["Basics", "Randomness", "Tensors", "Corpora", "Models", "Training"],
      exclude: ["wasm"], swiftSettings: testable),
    library(
      "Experiments",
      [
        "Basics", "Randomness", "Kernels", "Tensors", "Corpora", "Models", "Training", "CEmbedded",
      ]),
    library("Figures", ["Basics", "CCairo", "CPng", "CZlib"]),
    library("Sites", ["Basics", "CTemplates", "CMd4c"]),
    library(
      "Chapters",
      [
        "Basics", "Randomness", "Tensors", "Corpora", "Models", "Training", "Experiments",
        "Figures", "Sites",
      ], unoptimised),
    library(
      "Commands",
      [
        "Basics", "Randomness", "Kernels", "Corpora", "Models", "Training", "Experiments",
        "Figures", "Sites", "Chapters",
      ], unoptimised),
    .executableTarget(
      name: "mmreport", dependencies: ["Basics", "Commands", "TemplateFiles"],
      swiftSettings: strict,
      // Names this very program, so that what it keeps for later is its own; and carries Swift's libraries, which
      // take as long to find and join as all else that happens at its start.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--build-id=sha1"])] + carriedLibraries),

    .target(
      name: "TestSupport", dependencies: ["Basics", "Corpora", "Tensors"],
      path: "Tests/TestSupport",
      swiftSettings: unoptimised),
    tests("Basics", ["TestSupport"]),
    tests("Randomness", ["TestSupport"]),
    tests("Kernels", ["TestSupport"]),
    tests("Tensors", ["Kernels", "TestSupport"]),
    tests("Corpora", ["Basics", "Randomness", "TestSupport"]),
    tests(
      "Models",
      [
        "Basics", "Randomness", "Kernels", "Tensors", "Corpora", "TestSupport",
      ],
      exclude: ["torch-models.json"]),
    tests("Training", ["Basics", "Randomness", "Tensors", "Corpora", "Models", "TestSupport"]),
    tests("PageEngine", ["Randomness", "Corpora", "Models", "Training"]),
    tests(
      "Experiments",
      [
        "Basics", "Randomness", "Kernels", "Tensors", "Corpora", "Models", "Training",
        "TestSupport",
      ]),
    tests("Figures", ["Basics", "CPng", "TestSupport"], exclude: ["Snapshots"]),
    tests("Sites", ["Basics", "TemplateFiles", "TestSupport"]),
    tests(
      "Chapters",
      ["Corpora", "Models", "Training", "Experiments", "Figures", "Sites", "TestSupport"]),
    tests(
      "Commands", ["Basics", "Randomness", "Experiments", "Figures", "Sites", "TestSupport"]),
    .testTarget(
      name: "FuzzTests", dependencies: fuzzed + ["Randomness"], swiftSettings: unoptimised),
  ] + kernelVariants + fuzzTarget,
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
