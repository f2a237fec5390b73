//! Whatever happens to the folder, there is a usable index or a clear word, and the next build mends it.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use common::{Workshop, first};
use lotse_index::{Index, IndexError, build, is_current};
use proptest::prelude::*;

/// Every file under a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn works(workshop: &Workshop) {
    assert_eq!(first(&workshop.open(), "en", "reserve a berth"), "harbour/berths.md#reserve en");
}

/// Opens an index that may be damaged: an error is fine, a wrong answer or a panic is not.
fn open_or_say_why(workshop: &Workshop) {
    match Index::open(&workshop.index_folder()) {
        Ok(_) => works(workshop),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_file_cut_off_anywhere_is_noticed_and_mended(which: prop::sample::Index, cut in 0.0..1.0f64) {
        let workshop = Workshop::furnished();
        workshop.build();
        let files = files(&workshop.index_folder());
        let file = &files[which.index(files.len())];
        let length = fs::metadata(file).expect("its length").len();
        fs::File::options().write(true).open(file).expect("it").set_len((length as f64 * cut) as u64).expect("cut");
        open_or_say_why(&workshop);
        let report = workshop.build();
        works(&workshop);
        let harmless = length == 0 || file.ends_with("lock");
        prop_assert!(harmless || report.rebuilt.is_some() || file.ends_with(".managed.json"), "{}", file.display());
    }

    #[test]
    fn a_changed_byte_in_a_segment_is_noticed_by_the_next_build(which: prop::sample::Index, at: prop::sample::Index) {
        let workshop = Workshop::furnished();
        workshop.build();
        let segments: Vec<PathBuf> = files(&workshop.index_folder())
            .into_iter()
            .filter(|file| file.extension().is_some_and(|kind| kind == "idx" || kind == "term" || kind == "store"))
            .collect();
        let file = &segments[which.index(segments.len())];
        let mut bytes = fs::read(file).expect("its bytes");
        let at = at.index(bytes.len());
        bytes[at] ^= 0x40;
        fs::write(file, bytes).expect("written");
        prop_assert!(workshop.build().rebuilt.is_some());
        works(&workshop);
    }
}

#[test]
fn an_index_of_an_older_format_is_built_anew_and_the_report_says_so() {
    let workshop = Workshop::furnished();
    workshop.build();
    for manifest in files(&workshop.index_folder()).iter().filter(|file| file.ends_with("manifest")) {
        let mut bytes = fs::read(manifest).expect("its bytes");
        bytes[8..12].copy_from_slice(&0u32.to_le_bytes());
        fs::write(manifest, bytes).expect("written");
    }
    let error = Index::open(&workshop.index_folder()).expect_err("another format");
    assert!(matches!(error, IndexError::Format { found: 0, .. }), "{error}");
    assert!(!is_current(&workshop.index_folder(), &workshop.corpus()));
    let report = workshop.build();
    assert_eq!(report.read, 6);
    assert!(report.rebuilt.is_some_and(|why| why.contains("format 0")));
    works(&workshop);
}

#[test]
fn what_a_killed_build_left_does_not_matter() {
    let workshop = Workshop::furnished();
    workshop.build();
    let half = workshop.index_folder().join("generation-000007");
    fs::create_dir_all(half.join("en")).expect("a folder");
    fs::write(half.join("en/half.store"), b"half").expect("a file");
    works(&workshop);
    assert!(is_current(&workshop.index_folder(), &workshop.corpus()));
    workshop.article("en/harbour/ice.md", "Winter", &[("Lanterns", "lanterns", "Lanterns are lit at dusk.")]);
    assert_eq!(workshop.build().rebuilt, None);
    works(&workshop);
    assert!(!half.exists(), "it is cleared away");
}

#[test]
fn a_build_that_fails_leaves_the_old_index() {
    let workshop = Workshop::furnished();
    workshop.build();
    workshop.article("en/harbour/ice.md", "Winter", &[("Lanterns", "lanterns", "Lanterns are lit at dusk.")]);
    // The generation after the first cannot be made: something of its name is there already.
    fs::write(workshop.index_folder().join("generation-000002"), b"in the way").expect("a file");
    let error = build(&workshop.index_folder(), &workshop.corpus(), &|_| {}).expect_err("no room");
    assert!(matches!(error, IndexError::Io { .. }), "{error}");
    works(&workshop);
}

#[test]
fn an_index_is_open_while_the_next_is_built() {
    let workshop = Workshop::furnished();
    workshop.build();
    let (index, done) = (workshop.open(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                works(&workshop);
            }
        });
        for round in 0..8 {
            let text = format!("Lantern number {round} is lit at dusk.");
            workshop.article("en/harbour/ice.md", "Winter", &[("Lanterns", "lanterns", &text)]);
            workshop.build();
        }
        done.store(true, Ordering::Relaxed);
    });
    assert_eq!(first(&index, "en", "ice breakers"), "harbour/ice.md#ice en", "a snapshot stays what it was");
    assert_eq!(first(&workshop.open(), "en", "lantern 7"), "harbour/ice.md#lanterns en");
}

#[test]
fn only_one_build_at_a_time() {
    let workshop = Workshop::furnished();
    let (folder, corpus) = (workshop.index_folder(), workshop.corpus());
    let second = std::sync::Mutex::new(None);
    build(&folder, &corpus, &|_| {
        let mut second = second.lock().expect("it");
        if second.is_none() {
            *second = Some(build(&folder, &corpus, &|_| {}));
        }
    })
    .expect("the first");
    let second = second.into_inner().expect("it").expect("a second build");
    assert!(matches!(second, Err(IndexError::Busy(_))));
}

#[test]
fn a_folder_without_an_index_says_what_to_do() {
    let workshop = Workshop::new();
    let error = Index::open(&workshop.index_folder()).expect_err("nothing there");
    assert!(error.to_string().contains("lotse index"), "{error}");
}
