//! The fuzz targets, for a bounded time and always with the same input: their seeds, and what becomes of them.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::path::Path;

use targets::TARGETS;

use crate::support::workspace;

/// How often each seed is changed and read.
const CHANGES: usize = 24;

/// Numbers that are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Changes a few bytes: others, more, fewer, again.
fn changed(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const ODD: [u8; 12] = [0, 1, 0x7f, 0x80, 0xff, b'"', b'{', b'<', b'%', b'\r', b'\n', b';'];
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        match numbers.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << numbers.below(8),
            1 => bytes.insert(at, ODD[numbers.below(ODD.len())]),
            2 if at < bytes.len() => drop(bytes.remove(at)),
            3 => bytes.truncate(at),
            4 => {
                let end = at + numbers.below(bytes.len() - at + 1);
                let piece = bytes[at..end].to_vec();
                (0..numbers.below(40)).for_each(|_| bytes.splice(at..at, piece.iter().copied()).for_each(drop));
            }
            _ => bytes.extend_from_slice(&seed[numbers.below(seed.len() + 1)..]),
        }
        bytes.truncate(16 * 1024);
    }
    bytes
}

fn seeds(folder: &Path) -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[test]
fn whatever_strangers_write_is_read_without_a_panic() {
    let corpus = workspace().join("fuzz/corpus");
    let mut size = 0;
    // A thread with the stack of a worker.
    let read_all = || {
        for target in TARGETS {
            let seeds = seeds(&corpus.join(target.name));
            assert!(!seeds.is_empty(), "{}", target.name);
            let mut numbers = Numbers(0x7169_616f);
            for seed in &seeds {
                size += seed.len();
                (target.read)(seed);
                (0..CHANGES).for_each(|_| (target.read)(&changed(seed, &mut numbers)));
            }
            (target.read)(&[]);
        }
        assert!(size < 64 * 1024, "the seeds are kept small");
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, read_all).unwrap();
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    });
}
