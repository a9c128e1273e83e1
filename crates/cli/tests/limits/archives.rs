//! Files that unpack to far more than they have bytes stay within the program's memory.

use crate::peak::{BESIDE, peak_of};
use crate::support::{command, folder};

const LIMIT: u64 = 32 * 1024;

/// 99 MB of zeros, compressed with br.
const ZEROS: &str = "cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500\
                     baf77ffcffff837f02200e0b0074effff8ffff07ff04401c1600e8defff1ffff0ffe0980382c00d0bdffe3ffff1ffc130071\
                     5800a07bffc7ffff3ff82700e2b00040f7fe8fffff7ff04f00c4610180eefd1fffffffe09f0088c30200ddfbbffcf534c33f\
                     01108705007a9666";

fn bytes_of(hex: &str) -> Vec<u8> {
    hex.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// A ZIP archive whose files all have the same bytes, which it has once.
fn archive(files: u16, bytes: &[u8]) -> Vec<u8> {
    let size = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    let mut all = [b"PK\x03\x04".as_slice(), &[0; 14], &size, &size, &[1, 0, 0, 0], b"x", bytes].concat();
    let begin = u32::try_from(all.len()).unwrap().to_le_bytes();
    for file in 0..files {
        let name = format!("{file:05}");
        all.extend([b"PK\x01\x02".as_slice(), &[0; 16], &size, &size, &[5, 0], &[0; 16], name.as_bytes()].concat());
    }
    let count = files.to_le_bytes();
    all.extend([b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &[0; 4], &begin, &[0; 2]].concat());
    all
}

#[test]
fn what_files_unpack_to_counts_before_it_is_there() {
    let read =
        "fs.readZipEntry({ filePath: 'a.zip', entries: 'all', success: () => console.log('whole'), complete: done });";
    let brotli = "fs.readCompressedFile({ filePath: 'a.br', compressionAlgorithm: 'br', complete: done });";
    let unzip = "fs.unzip({ zipFilePath: 'a.zip', targetPath: wx.env.USER_DATA_PATH + '/z', complete: done });";
    let idle = peak_of(command(&folder("archive-idle"), "console.log('done')", &[])).0;
    for (name, call, code) in [("entries", read, Some(0)), ("brotli", brotli, Some(0)), ("unzip", unzip, Some(0))] {
        let folder = folder(&format!("archive-{name}"));
        std::fs::write(folder.join("a.br"), bytes_of(ZEROS)).unwrap();
        std::fs::write(folder.join("a.zip"), archive(500, &vec![b'x'; 1_000_000])).unwrap();
        let script = format!("const fs = wx.getFileSystemManager(), done = (r) => console.log(r.errMsg); {call}");
        let (most, ended, err) = peak_of(command(&folder, &script, &["--memory-limit", "32MiB"]));
        println!("{name:34} {:6} MiB  {ended:?}", most / 1024);
        assert_eq!(ended, code, "{name}: {err}");
        assert!(err.contains("leaves no room") == (name != "unzip"), "{name}: {err}");
        assert!(most - idle.saturating_sub(20 * 1024) < LIMIT + BESIDE, "{name} took {} MiB", most / 1024);
    }
}
