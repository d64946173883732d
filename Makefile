# `make report` and `make test` do all the set-up on a Debian 12 or 13 that has Swift and what it needs.

BUILD_PACKAGES = pkg-config libcairo2-dev libpango1.0-dev libfontconfig-dev libpng-dev zlib1g-dev \
	libglib2.0-dev libmd4c-dev libmd4c-html0-dev nodejs libjs-katex fonts-katex fonts-inter \
	curl ca-certificates esbuild wasi-libc libclang-rt-dev-wasm32 binaryen \
	zopfli
# The fonts are for lists in other scripts than the default one's: a report does without them.
TEST_PACKAGES = chromium firefox-esr python3-venv qemu-user node-typescript \
	fonts-noto-core fonts-wqy-microhei fonts-symbola zsh fish man-db
DEB_PACKAGES = debhelper dpkg-dev lintian
ARM64_PACKAGES = qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross
TEMPLATES = Sources/TemplateFiles/template-list.h
ENGINE = .build/page/engine.wasm
SMALL_ENGINE = .build/page/engine.deflated
ENGINE_SOURCES = $(shell find $(addprefix Sources/,Basics Randomness KernelInterface KernelsBaseline Kernels \
	Tensors Corpora Models Training PageEngine CVector) -type f -not -path '*/System/*')
SCRIPTS = $(wildcard templates/scripts/*.js templates/scripts/*/*.js)
PLAY = $(patsubst %,.build/page/%.js,play pages reader scheme)
# Properties that only the scripts know, and that no page, browser or data has: they need no long names.
SHORTENED = byFrequency|caption|chosen|controls|hasVowels|hasZero|isLit|isMarked|isOwn|isRefused|\
isStopped|largestCount|largestShare|least|likeliestAfter|likeliestFirst|logarithmic|quotients|references|sides|\
shade|stage|surprises|worksAlone
NAMES ?=
OPTIONS ?=
# What a number can depend on: the program's findings are kept as long as none of it changes.
NUMBERS = .build/page/numbers
NUMBER_SOURCES = Package.swift $(shell find $(addprefix Sources/,Basics Randomness KernelInterface \
	KernelsBaseline Kernels Tensors Corpora Models Training Experiments CVector CEmbedded CProcessor) -type f)
# What a picture of given numbers can depend on.
DRAWING = .build/page/drawing
DRAWING_SOURCES = Package.swift $(shell find $(addprefix Sources/,Basics Figures CCairo CPng) -type f) \
	$(addprefix Sources/,Sites/Content/Illustration.swift Chapters/Parts/FigureIllustration.swift)
# Which commit the program is made of, for its --version alone.
COMMIT = .build/page/commit
folders = $(patsubst %/,%,$(sort $(dir $(1))))
# What the program carries, made before it is compiled.
CARRIED = $(TEMPLATES) $(PLAY) $(SMALL_ENGINE) $(NUMBERS) $(DRAWING) $(COMMIT)
MMREPORT = .build/release/mmreport
# Where `make install` puts it; what packs it names a folder that stands for the root of a system.
PREFIX ?= /usr/local
DESTDIR ?=
INSTALLED = $(DESTDIR)$(PREFIX)
SHARE = $(INSTALLED)/share
# Debian's zsh looks into another folder for what packages bring.
ZSH = $(SHARE)/zsh/$(if $(filter /usr,$(PREFIX)),vendor-completions,site-functions)
PYTHON = .venv/bin/python
PEER ?= python3
# Files of tests two at a time: browsers and the program wait for one another. A second Firefox finds no port.
SIDE_BY_SIDE = -q -rs --numprocesses 2 --dist loadfile

# A file that was half made is none.
.DELETE_ON_ERROR:

.PHONY: report build test swift-test bench lint readme-picture programs arm64 walkthroughs packages test-packages \
	install deb deb-test docs fuzz sanitize always

report: build
	$(MMREPORT) build $(if $(NAMES),--input $(NAMES)) $(OPTIONS)
	@echo "Open $(CURDIR)/output/index.html in a browser."

build: packages $(CARRIED)
	swift build -c release --product mmreport

# A folder is newer than the list when a file came or went; what is in the files, the compiler sees.
$(TEMPLATES): templates templates/code Tests/list-templates
	@Tests/list-templates > $@

# The engine that pages run.
$(ENGINE): $(ENGINE_SOURCES)
	Sources/PageEngine/wasm/build $@

# As pages have it. Zopfli takes seconds for it, and a twentieth less of what a reader loads.
$(SMALL_ENGINE): $(ENGINE)
	@test ! -e $< || zopfli --zlib -c $< > $@
	@touch Sources/TemplateFiles/page-files.c

# The compiler belongs to both, too. A folder is newer than the digest when a file is gone.
$(NUMBERS): FILES = $(NUMBER_SOURCES)
$(DRAWING): FILES = $(DRAWING_SOURCES)
$(NUMBERS): $(NUMBER_SOURCES) $(call folders,$(NUMBER_SOURCES))
$(DRAWING): $(DRAWING_SOURCES) $(call folders,$(DRAWING_SOURCES))
$(NUMBERS) $(DRAWING):
	@mkdir -p $(@D)
	@{ swift --version 2>/dev/null; sha256sum $(sort $(FILES)); } | sha256sum | cut -d ' ' -f 1 > $@
	@touch Sources/TemplateFiles/page-files.c

# Asked each time, and written when it is another one. A copy without a history has none, whatever it lies in.
$(COMMIT): always
	@mkdir -p $(@D)
	@{ test -e .git && git describe --always --dirty 2>/dev/null || echo unknown; } > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; touch Sources/TemplateFiles/page-files.c; fi

# The pages' scripts: forms, what helps to read, colours before painting, and what turns the pages of a report in one
# file. The list of what the binary carries is touched, since no build knows of a file
# that was not there when it last looked.
$(PLAY): .build/page/%.js: $(SCRIPTS)
	esbuild templates/scripts/$*.js --bundle --minify --format=iife --target=es2022 --charset=utf8 \
		--mangle-props='^($(subst | ,|,$(SHORTENED)))$$' --log-level=warning --outfile=$@
	@touch Sources/TemplateFiles/page-files.c

# The tests' build has the program too.
test: test-packages lint swift-test $(PYTHON)
	$(MMREPORT) build --no-config --quiet --no-cache --output .build/site
	SITE=.build/site $(PYTHON) -m pytest $(SIDE_BY_SIDE) Tests/Walkthroughs Tests/Acceptance Tests/Files Tests/Site
	$(PYTHON) -m pytest -q -rs Tests/Engine
	@cat .build/skipped

# PEER is a Python with PyTorch and matplotlib, to compare with; without it ours is measured alone.
bench: build
	$(MMREPORT) bench $(if $(NAMES),--input $(NAMES))
	$(PEER) Tests/Benchmarks/compare.py $(if $(NAMES),--names $(NAMES))

lint: $(ENGINE)
	swift format lint --strict --recursive Sources Tests Package.swift
	Tests/list-templates | diff $(TEMPLATES) - || { echo 'run make $(TEMPLATES)' >&2; exit 1; }
	tsc --project templates/scripts
	Tests/check-imports

# Runs the pages' programs and snippets in a whole report, and compares; PEER is a Python with PyTorch.
programs: build
	$(MMREPORT) build --no-config --quiet --output .build/programs $(if $(NAMES),--input $(NAMES))
	$(PEER) Tests/Programs/run.py .build/programs

# Runs the engine on an emulated arm64, and compares its bits with those of this processor.
arm64: packages $(CARRIED)
	@Tests/install-packages $(ARM64_PACKAGES)
	swift build -c release --build-tests
	Tests/Arm64/run

# What the public declarations say of themselves, as pages that open from their folder; builds all targets for that.
docs: packages $(CARRIED)
	@Tests/install-packages python3
	swift build -c release
	Tests/make-docs .build/docs

# libFuzzer on all that reads bytes from elsewhere, so many seconds each.
SECONDS = 1800
fuzz: packages $(CARRIED)
	Tests/Fuzz/run $(SECONDS)

# A quick build under each sanitizer, which ends it at the first fault.
sanitize: packages $(CARRIED)
	Tests/sanitize address thread

# Follows docs/add-a-*.md literally in a copy; PEER is a Python with PyTorch.
walkthroughs: packages
	PEER=$(PEER) $(PEER) Tests/Walkthroughs/follow.py

# Puts what `make build` made where a system keeps programs, with its manual page and what shells read. It builds
# nothing, since root need not have Swift.
install:
	@test -x $(MMREPORT) || { echo "run 'make build' first" >&2; exit 1; }
	install -d $(INSTALLED)/bin $(SHARE)/man/man1 $(SHARE)/bash-completion/completions $(ZSH) \
		$(SHARE)/fish/vendor_completions.d $(SHARE)/doc/mmreport/docs
	install -s $(MMREPORT) $(INSTALLED)/bin/mmreport
	umask 022; $(MMREPORT) man > $(SHARE)/man/man1/mmreport.1
	umask 022; $(MMREPORT) completion bash > $(SHARE)/bash-completion/completions/mmreport
	umask 022; $(MMREPORT) completion zsh > $(ZSH)/_mmreport
	umask 022; $(MMREPORT) completion fish > $(SHARE)/fish/vendor_completions.d/mmreport.fish
	install -m 644 README.md $(SHARE)/doc/mmreport/README.md
	install -m 644 LICENSE $(SHARE)/doc/mmreport/copyright
	install -m 644 $(wildcard docs/*.md) $(SHARE)/doc/mmreport/docs

# A package for this Debian and this processor: .build/mmreport_VERSION_ARCHITECTURE.deb.
deb: build
	@Tests/install-packages $(DEB_PACKAGES)
	rm -rf .build/deb .build/mmreport_*.deb
	mkdir .build/deb
	cp -r debian .build/deb/debian
	cd .build/deb && SOURCE=$(CURDIR) debian/rules binary
	lintian --fail-on error,warning .build/mmreport_*.deb

# Installs the package on a new Debian and builds a report there, as root.
deb-test: deb
	@Tests/install-packages debootstrap
	Tests/Deb/run

# The table of the lecture as the report draws it.
readme-picture: build
	$(MMREPORT) build --no-config --quiet --no-cache --only counting --output .build/readme-picture
	cp .build/readme-picture/figures/counting-counts.png .github/heatmap.png

swift-test: packages $(CARRIED)
	Tests/run-swift

$(PYTHON): Tests/requirements.txt
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
	@touch $(PYTHON)

packages:
	@Tests/install-packages $(BUILD_PACKAGES)

test-packages:
	@Tests/install-packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
