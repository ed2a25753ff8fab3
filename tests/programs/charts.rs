//! Charts as other programs take them: Graphviz the DOT, XML readers and drawing programs the SVG, mermaid the text.

use super::feed::{has, run};
use std::path::Path;
use std::process::Command;

/// Names that mean something in every format.
const HOSTILE: &str = "组织：\"><b>&amp;{|}\n\n岗位：A\"B\\n<c>&{|}[x](y);--\n  直接下级：#1 `甲` %% $x$\n\n岗位：#1 `甲` %% $x$\n\n岗位：end\n  直接上级：#1 `甲` %% $x$\n\n岗位：graph\n  直接上级：end\n  虚线上级：#1 `甲` %% $x$\n";

/// Every chart that the test wants in a format: of the examples, and of the hostile names.
fn charts(format: &str) -> Vec<(String, Vec<u8>)> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let hostile = tempfile::tempdir().expect("a folder");
    std::fs::write(hostile.path().join("a.role"), HOSTILE).expect("it can be written");
    let mut charts = Vec::new();
    for folder in [
        examples.join("clinic"),
        examples.join("marketing-centre"),
        hostile.path().to_path_buf(),
    ] {
        for more in [
            &["--by", "position"][..],
            &["--by", "department"],
            &["--direction", "right"],
        ] {
            let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
                .args(["chart", "--to", format, "-C"])
                .arg(&folder)
                .args(more)
                .output()
                .expect("the command runs");
            if output.status.code() == Some(2) {
                // The hostile names are those of positions alone.
                assert!(
                    folder == hostile.path() && more[1] == "department",
                    "{folder:?} {more:?}"
                );
                continue;
            }
            charts.push((format!("{} {more:?}", folder.display()), output.stdout));
        }
    }
    assert!(charts.len() >= 8, "{} charts", charts.len());
    charts
}

fn assert_content(program: &str, of: &str, output: &std::process::Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.trim().is_empty(),
        "{program} on {of}: {said}"
    );
}

#[test]
fn graphviz_draws_the_dot() {
    if !has("dot") {
        return;
    }
    for (of, chart) in charts("dot") {
        let output = run("dot", &["-Tplain"], &chart);
        let said = String::from_utf8_lossy(&output.stderr);
        // Fonts are the system's; that one is missing is no fault of the chart.
        let faults = said
            .lines()
            .filter(|line| !line.to_lowercase().contains("font"));
        let faults: Vec<&str> = faults.filter(|line| !line.trim().is_empty()).collect();
        assert!(output.status.success() && faults.is_empty(), "{of}: {said}");
        let plain = String::from_utf8_lossy(&output.stdout);
        let nodes = plain
            .lines()
            .filter(|line| line.starts_with("node "))
            .count();
        let boxes = String::from_utf8_lossy(&chart).matches(" [id=").count();
        assert_eq!(nodes, boxes, "{of}");
        assert!(nodes >= 3, "{of}: {nodes} boxes");
    }
}

#[test]
fn xml_readers_read_the_svg() {
    if !has("xmllint") {
        return;
    }
    for (of, chart) in charts("svg") {
        assert_content(
            "xmllint",
            &of,
            &run("xmllint", &["--noout", "--nonet", "-"], &chart),
        );
    }
}

#[test]
fn drawing_programs_draw_the_svg() {
    if !has("rsvg-convert") {
        return;
    }
    for (of, chart) in charts("svg") {
        let output = run(
            "rsvg-convert",
            &["--width", "800", "--keep-aspect-ratio"],
            &chart,
        );
        assert_content("rsvg-convert", &of, &output);
        assert!(output.stdout.starts_with(b"\x89PNG"), "{of}");
        // A sheet with nothing on it is far smaller.
        assert!(
            output.stdout.len() > 2000,
            "{of}: {} bytes",
            output.stdout.len()
        );
    }
}

#[test]
fn mermaid_draws_the_text() {
    if !has("mmdc") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (of, chart) in charts("mermaid") {
        let (from, to) = (folder.path().join("a.mmd"), folder.path().join("a.svg"));
        std::fs::write(&from, chart).expect("it can be written");
        let output = Command::new("mmdc")
            .arg("-i")
            .arg(&from)
            .arg("-o")
            .arg(&to)
            .output();
        let output = output.expect("the program runs");
        assert!(output.status.success() && to.is_file(), "{of}: {output:?}");
    }
}

/// A page of rolec in a browser, with a script of the test behind it that writes what it finds into the page.
fn in_browser(script: &str) -> Option<String> {
    if !has("chromium") {
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let page = interactive(folder.path());
    let test = format!(
        "<script>window.addEventListener('load',()=>{{let said;try{{said=(()=>{{{script}}})()}}catch(error){{said='failed: '+error}}\
         document.body.setAttribute('data-said',said)}});</script></body>"
    );
    let text = std::fs::read_to_string(&page).expect("the page can be read");
    std::fs::write(&page, text.replace("</body>", &test)).expect("the page can be written");
    let output = chromium(folder.path(), &["--dump-dom"], &page);
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = dom
        .split("data-said=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    Some(
        said.unwrap_or_else(|| panic!("the script did not run: {dom}"))
            .to_owned(),
    )
}

/// The page of an organisation, written to a folder.
fn interactive(folder: &Path) -> std::path::PathBuf {
    let page = folder.join("chart.html");
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["chart", "-C"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/marketing-centre"))
        .arg("-o")
        .arg(&page)
        .output()
        .expect("the command runs");
    assert!(page.is_file(), "{output:?}");
    page
}

fn chromium(folder: &Path, arguments: &[&str], page: &Path) -> std::process::Output {
    Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
        ])
        .arg("--virtual-time-budget=5000")
        .arg(format!(
            "--user-data-dir={}",
            folder.join("browser").display()
        ))
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser runs")
}

/// What the scripts of the tests share.
const HELPERS: &str = "
    const shown = () => [...document.querySelectorAll('.node')].filter(one => getComputedStyle(one).display !== 'none');
    const box = id => document.querySelector(`.node[data-id=\"${id}\"]`);
    const key = (key, target = document.body) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const click = one => one.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    const view = () => document.querySelector('#stage svg').getAttribute('viewBox').split(' ').map(Number);
    const all = document.querySelectorAll('.node').length;
";

#[test]
fn the_page_finds_boxes() {
    let said = in_browser(&format!(
        "{HELPERS}
        const input = document.getElementById('search');
        input.value = '客服专员';
        input.dispatchEvent(new Event('input'));
        const hits = [...document.querySelectorAll('.node.found')];
        if (!hits.length || !hits.every(one => one.textContent.includes('客服专员'))) return 'hits ' + hits.length;
        const before = view();
        input.form.dispatchEvent(new Event('submit', {{ cancelable: true }}));
        const here = document.querySelector('.node.here'), after = view();
        if (here !== hits[0]) return 'nobody is shown';
        const rect = here.querySelector('rect').getBBox();
        const within = rect.x > after[0] && rect.y > after[1] && rect.x + rect.width < after[0] + after[2] && rect.y + rect.height < after[1] + after[3];
        if (!within || after[2] > before[2]) return 'not in view';
        input.value = '没有这个岗位';
        input.dispatchEvent(new Event('input'));
        return document.querySelectorAll('.node.found').length + ' ' + document.getElementById('found').textContent;"
    ));
    assert!(said.as_deref().is_none_or(|said| said == "0 0"), "{said:?}");
}

#[test]
fn the_page_closes_and_opens_what_is_below_a_head() {
    let said = in_browser(&format!(
        "{HELPERS}
        const heads = new Set([...document.querySelectorAll('.node')].map(one => one.dataset.parent).filter(Boolean));
        const head = [...heads].find(id => box(id).dataset.parent && [...document.querySelectorAll('.node')].some(one => one.dataset.parent === id && !heads.has(one.dataset.id)));
        const below = id => [...document.querySelectorAll('.node')].filter(one => one.dataset.parent === id).flatMap(one => [one, ...below(one.dataset.id)]);
        const gone = below(head);
        click(box(head).querySelector('rect'));
        key(' ');
        if (shown().length !== all - gone.length) return 'shown ' + shown().length;
        if (gone.some(one => getComputedStyle(one).display !== 'none')) return 'some are left';
        const edges = [...document.querySelectorAll('.edge')].filter(one => getComputedStyle(one).display !== 'none');
        if (edges.some(one => gone.some(box => one.dataset.to === box.dataset.id))) return 'lines are left';
        const rects = shown().map(one => one.getBoundingClientRect());
        for (let at = 0; at < rects.length; at += 1) for (let other = at + 1; other < rects.length; other += 1) {{
            const a = rects[at], b = rects[other];
            if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5) return 'boxes overlap';
        }}
        document.getElementById('collapse').click();
        if (shown().length >= all / 2) return 'not collapsed';
        document.getElementById('expand').click();
        if (shown().length !== all) return 'not expanded';
        click(box(head).querySelector('rect'));
        key('f');
        if (shown().length !== gone.length + 1) return 'not alone: ' + shown().length;
        key('Escape');
        return shown().length === all ? 'good' : 'not back';"
    ));
    assert!(
        said.as_deref().is_none_or(|said| said == "good"),
        "{said:?}"
    );
}

#[test]
fn the_page_moves_by_keys() {
    let said = in_browser(&format!(
        "{HELPERS}
        const full = view();
        key('+');
        if (view()[2] >= full[2]) return 'not larger';
        key('0');
        if (view()[2] !== full[2]) return 'not whole';
        key('ArrowDown');
        const top = document.querySelector('.node.here');
        if (!top || top.dataset.parent) return 'no top';
        key('ArrowDown');
        const next = document.querySelector('.node.here');
        return next && next.dataset.parent === top.dataset.id ? 'good' : 'not below';"
    ));
    assert!(
        said.as_deref().is_none_or(|said| said == "good"),
        "{said:?}"
    );
}

#[test]
fn the_page_prints_everything_whatever_is_closed() {
    if !has("chromium") || !has("pdftotext") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let page = interactive(folder.path());
    let text = std::fs::read_to_string(&page).expect("the page can be read");
    let close = "<script>document.getElementById('collapse').click();</script></body>";
    std::fs::write(&page, text.replace("</body>", close)).expect("the page can be written");
    let pdf = folder.path().join("chart.pdf");
    let to = format!("--print-to-pdf={}", pdf.display());
    chromium(folder.path(), &[&to, "--no-pdf-header-footer"], &page);
    let printed = super::support::pages(&pdf).expect("the text can be read");
    assert_eq!(printed.len(), 1);
    let printed = super::support::squeezed(&printed.concat());
    let titles = text.split("class=\"title\"").count();
    assert!(titles > 20, "{titles} titles");
    for title in ["营销中心总监", "客服专员", "市场部经理"] {
        assert!(printed.contains(title), "{title} is not printed");
    }
    assert!(!printed.contains("全部展开"));
}

#[test]
fn the_page_asks_for_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = interactive(folder.path());
    let text = std::fs::read_to_string(&page).expect("the page can be read");
    let outside: Vec<&str> = text
        .split(['"', '\''])
        .filter(|piece| piece.contains("://") && !piece.starts_with("http://www.w3.org/2000/svg"))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
    assert!(text.contains("default-src 'none'"));
}

#[test]
fn charts_are_printed_page_by_page() {
    if !has("pdftotext") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let pdf = folder.path().join("chart.pdf");
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["--lang", "zh", "chart", "--paper", "A4", "-C"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/marketing-centre"))
        .arg("-o")
        .arg(&pdf)
        .output()
        .expect("the command runs");
    assert!(output.status.code() <= Some(1), "{output:?}");
    let pages = super::support::pages(&pdf).expect("the text can be read");
    for (at, page) in pages.iter().enumerate() {
        let text = super::support::squeezed(page);
        assert!(
            pages.len() == 1 || text.contains(&format!("第{}页，共{}页", at + 1, pages.len())),
            "{text}"
        );
    }
    let fonts = super::support::run("pdffonts", &[&pdf.display().to_string()]).expect("it runs");
    let families: Vec<&str> = fonts
        .lines()
        .skip(2)
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(
        !families.is_empty() && families.iter().all(|name| name.contains("Rolec")),
        "{fonts}"
    );
}
