//! The jobs of the guide that publish the pages do so.

use crate::docs::jobs::{Forge, files, steps};

#[test]
fn the_jobs_of_the_guide_make_a_site() {
    let jobs = files("docs/guide/site.md");
    let github = jobs[".github/workflows/site.yml"].as_mapping_get("jobs").unwrap();
    let github = github.as_mapping_get("site").unwrap().as_mapping_get("steps").unwrap();
    let gitlab = jobs[".gitlab-ci.yml"].as_mapping_get("pages").unwrap().as_mapping_get("script").unwrap();
    for script in [github, gitlab] {
        let forge = Forge::with("README.txt", "an agency");
        let output = forge.run(&steps(script));
        assert!(output.status.success(), "{output:?}");
        assert!(forge.left("work/public/index.html").contains("Wrenfold Studio"));
        assert!(forge.left("work/public/style.css").contains("@media print"));
    }
}
