# Recipes for what is done often. `just` lists them.

default:
    @just --list

# What CI runs
check:
    .ci/run

# Types and formatting of js-prelude/, and the types of test files (needs npm); --write formats its files
prelude *ARGS:
    tests/prelude/check {{ARGS}}

# Every test; a name narrows it
test *NAME:
    cargo test --workspace {{NAME}}

# The fixtures of `qiao test`; options such as --filter narrow them
user-tests *ARGS:
    cargo run -- test {{ARGS}} fixtures/tests/good fixtures/tests/project fixtures/tests/shop

# Brings what `qiao test` has as `expect`, in the versions that the script names (needs npm)
expect:
    crates/testing/expect/update

# Conformance cases whose name contains the text
cases NAME="":
    QIAO_CASE={{NAME}} cargo test -p qiao-tests every_case_passes

# Every conformance case, with a page to look at
conformance:
    cargo run --release -- conformance --html "${CARGO_TARGET_DIR:-target}/conformance.html"

# Which rules no conformance case protects; a name narrows it
mutation *ARGS:
    cargo run --release -p qiao-cli --features mutation -- mutation --at-least 60 {{ARGS}}

# Which exported cases measure each rule, in crates/conform/bindings, by changing the rules; a name narrows it. Takes hours; with --near it only adds cases of the rule's area
bindings *ARGS:
    cargo run --release -p qiao-cli --features mutation -- mutation --write crates/conform/bindings {{ARGS}}

# The command against nginx, Node and Python (needs them; see tests/foreign/README.md)
foreign:
    tests/foreign/run

# The Autobahn test suite against our WebSocket client; names such as 6.* narrow it (see tests/foreign/README.md)
autobahn *CASES:
    tests/foreign/autobahn {{CASES}}

# So many messages over five sockets, on each platform; none may be lost or out of order
messages COUNT="100000":
    QIAO_MESSAGES={{COUNT}} cargo test --release -p qiao-tests five_sockets_lose_no_message

# docs/coverage.md and docs/conformance.md anew: which tests name each clause, or why none does; what holds
coverage:
    QIAO_RENEW=1 cargo test -p qiao-tests --test it -- coverage cases

# docs/surface.md anew: what each platform has, and what of it is offered
surface:
    QIAO_RENEW=1 cargo test -p qiao-tests --test it surface

# Pictures of every page of ours at two widths, in target/pages (needs node and chromium)
pages:
    cargo build -p qiao-cli
    node tests/pages/shots.mjs target/debug/qiao target/pages

# The archives in fixtures/recordings anew, by Chrome, Playwright and mitmproxy (needs npm, chromium and mitmdump)
recordings:
    npm install --prefix tests/recordings
    node tests/recordings/record.mjs fixtures/recordings

# A thousand replays of a recording, which have to be the same
replays:
    QIAO_REPLAYS=1000 cargo test --release -p qiao-cli --test replay every_replay_is_the_same

# The table of CORS answers in a real browser; a name narrows it (needs node and chromium)
cors-chromium NAME="":
    cargo build -p qiao-cli
    node tests/chromium/run.mjs "${CARGO_TARGET_DIR:-target}/debug/qiao" {{NAME}}

# The cases on uni-app H5 and Taro H5 in a real browser, and docs/hosts.md from them; a name plays one (needs npm and chromium)
hosts *NAMES:
    cargo build -p qiao-cli
    node tests/hosts/run.mjs "${CARGO_TARGET_DIR:-target}/debug/qiao" "${CARGO_TARGET_DIR:-target}/hosts" {{NAMES}}
    node tests/hosts/page.mjs "${CARGO_TARGET_DIR:-target}/hosts" docs

# The page of `qiao conformance` in a real browser, with pictures (needs node and chromium)
report-chromium *ARGS:
    cargo build -p qiao-cli
    node tests/chromium/report.mjs "${CARGO_TARGET_DIR:-target}/debug/qiao" "${CARGO_TARGET_DIR:-target}/report" {{ARGS}}

# Chrome's own tools on a run with --inspect, with pictures (needs node and chromium)
inspect-chromium:
    cargo build -p qiao-cli
    node tests/chromium/inspect.mjs "${CARGO_TARGET_DIR:-target}/debug/qiao" "${CARGO_TARGET_DIR:-target}/inspect"

# 1,000 small tests: `qiao test` beside Vitest and Jest (needs npm and bash)
bench-tests:
    cargo build --release -p qiao-cli
    node crates/bench/suites/run.mjs "${CARGO_TARGET_DIR:-target}/release/qiao"

# qiao, its bare stack, Node, Bun and Deno (npm installs the last two). Takes six minutes on an otherwise idle machine
# Measures all workloads and updates docs/performance.*; options such as --rounds 9
bench *ARGS:
    cargo run --release -p qiao-bench -- --markdown docs/performance.md --svg docs/performance.svg \
        --json docs/performance.json {{ARGS}}

# Measures some workloads and prints the table only, for example: just bench-only post json --rounds 3
bench-only *ARGS:
    cargo run --release -p qiao-bench -- --work {{ARGS}}

# Formatting, lints and documentation
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --all-features -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

# Licences, advisories and duplicate crates (needs cargo-deny)
deny:
    cargo deny check

# Every published crate as the registry gets it, built outside of the workspace
package:
    cargo package --workspace --exclude qiao-bench --exclude qiao-tests

# The npm packages for this platform, installed into an empty project and used (needs Node)
npm:
    cargo build -p qiao-cli
    npm/check "${CARGO_TARGET_DIR:-target}/debug/qiao"

# The static binary, in a folder without anything else as its root (needs musl-gcc, and root)
static:
    CC_x86_64_unknown_linux_musl=musl-gcc cargo build -p qiao-cli --target x86_64-unknown-linux-musl
    tests/static/check "${CARGO_TARGET_DIR:-target}/x86_64-unknown-linux-musl/debug/qiao"

# The manual in both languages, with its links checked; installs mdBook if it is not there
book:
    docs/book/build "${CARGO_TARGET_DIR:-target}/book"

# The demonstration of the README
hello:
    tests/readme/check

# Accept changed snapshots after looking at them
snapshots:
    INSTA_UPDATE=always cargo test --workspace

# A fuzz target of tests/fuzz for so many seconds (needs cargo-fuzz and a nightly toolchain)
fuzz TARGET SECONDS="60":
    cargo +nightly fuzz run {{TARGET}} -- -max_total_time={{SECONDS}} -timeout=20 -rss_limit_mb=2048

# Every fuzz target, for a minute altogether
fuzz-smoke:
    for target in $(ls fuzz/corpus); do just fuzz "$target" 7; done

# A million requests, a million messages and a thousand programs, for about eight minutes: memory, open files and threads
# over time, as docs/soak.svg and a table
soak *ARGS:
    cargo run --release -p qiao-bench -- soak {{ARGS}}

# A random storm of programs that are launched, driven, stopped and dropped while code around them panics: hangs, lost ends,
# unfreed programs, open files, threads and memory
storm SECONDS="180":
    cargo run --release -p qiao --example storm -- {{SECONDS}}

# The library of C, its header and its pkg-config file below a prefix
install-c PREFIX="/usr/local":
    packaging/c/install {{PREFIX}}

# A Python wheel with the library in it (needs Python with pip and setuptools)
wheel FOLDER="dist":
    packaging/python/build {{FOLDER}}

# A wheel in an empty environment: the host of packaging/python/examples, and tests with the fixtures for pytest
wheel-check:
    packaging/python/check

# The engine's unsafe code and the C interface under AddressSanitizer (needs a nightly toolchain). The engine itself is C and
# compiled without it: its blocks come from our allocator, so that what it does beyond them is found by chance only
asan:
    RUSTFLAGS="-Zsanitizer=address" ASAN_OPTIONS=detect_leaks=0 cargo +nightly test --target x86_64-unknown-linux-gnu \
        --target-dir target/asan -p qiao-engine -p qiao-ffi --lib

# The engine's allocator, the unsafe code that calls no C, under miri (needs a nightly toolchain with miri and rust-src)
miri:
    cargo +nightly miri test -p qiao-engine --lib raw::memory

# The same under valgrind, which needs no other toolchain and takes longer
valgrind:
    cargo test -p qiao-engine -p qiao-ffi --lib --no-run
    for binary in $(cargo test -p qiao-engine -p qiao-ffi --lib --no-run --message-format json \
        | grep -o '"executable":"[^"]*"' | cut -d'"' -f4); do \
        valgrind --error-exitcode=1 --errors-for-leak-kinds=none "$binary" --test-threads 1; done
