//! Three organisations that do not exist, of 8, 60 and 1,000 positions, as texts of the language: for the gallery of
//! charts, for benches, and for tests that want something like a real structure. The same on every machine.

use std::fmt::Write;

/// A tea house: eight positions, their holders, a vacancy, a dotted line.
pub fn tea_house() -> String {
    "\
组织：云栖茶馆
  职级：一级 > 二级 > 三级

部门：前厅部
  主管：前厅主管
部门：茶点部
  主管：茶点主管

岗位：店长
  级别：一级

岗位：店长助理
  直接上级：店长
  级别：二级

岗位：前厅主管
  部门：前厅部
  直接上级：店长
  级别：二级

岗位：茶艺师
  部门：前厅部
  直接上级：前厅主管
  级别：三级
  编制：4人

岗位：收银员
  部门：前厅部
  直接上级：前厅主管
  虚线上级：店长助理
  级别：三级
  编制：2人

岗位：茶点主管
  部门：茶点部
  直接上级：店长
  级别：二级

岗位：点心师
  部门：茶点部
  直接上级：茶点主管
  级别：三级
  编制：2人

岗位：采购员
  部门：茶点部
  直接上级：茶点主管
  职能上级：店长
  级别：三级

人员：陆羽
  岗位：店长
人员：卢仝
  岗位：前厅主管、店长助理
人员：皎然
  岗位：茶点主管
人员：苏廙
  岗位：茶艺师
人员：蔡襄
  岗位：点心师
人员：黄儒
  岗位：收银员
"
    .to_owned()
}

/// A department, its head, its posts and how many people each has.
type Division = (&'static str, &'static str, &'static [(&'static str, usize)]);

/// An English maker of instruments: sixty positions under a board, with a branch, staff units and dotted lines.
pub fn instrument_maker() -> String {
    let mut made = Made::new(
        "Organisation",
        "Harbour Instruments",
        "Position",
        "Reports to",
    );
    made.grades = "Grades";
    made.grade = "Grade";
    made.list_grades("E1 > E2 > E3 > E4 > E5");
    made.post("Board of Directors", None, "", "", 0);
    made.post("Managing Director", Some("Board of Directors"), "", "E1", 1);
    made.post(
        "Assistant to the Managing Director",
        Some("Managing Director"),
        "",
        "E4",
        1,
    );
    made.post("Legal Counsel", Some("Managing Director"), "", "E3", 1);
    made.line("  Kind: functional");
    let divisions: [Division; 6] = [
        (
            "Sales",
            "Sales Director",
            &[
                ("Key Account Manager", 4),
                ("Export Manager", 2),
                ("Sales Clerk", 3),
            ],
        ),
        (
            "Engineering",
            "Engineering Director",
            &[
                ("Optics Engineer", 3),
                ("Firmware Engineer", 4),
                ("Mechanical Engineer", 3),
                ("Test Engineer", 2),
            ],
        ),
        (
            "Manufacturing",
            "Manufacturing Director",
            &[
                ("Shift Leader", 3),
                ("Machinist", 6),
                ("Assembler", 5),
                ("Storekeeper", 2),
            ],
        ),
        ("Quality", "Quality Manager", &[("Inspector", 3)]),
        (
            "Finance",
            "Finance Director",
            &[("Accountant", 3), ("Payroll Clerk", 1), ("Buyer", 2)],
        ),
        (
            "Cardiff Branch",
            "Branch Manager",
            &[("Service Engineer", 4), ("Receptionist", 1)],
        ),
    ];
    for (department, director, _) in divisions {
        made.department(department, director);
    }
    for (department, director, posts) in divisions {
        made.post(director, Some("Managing Director"), department, "E2", 1);
        if department == "Manufacturing" {
            made.post(
                "Deputy Manufacturing Director",
                Some("Manufacturing Director"),
                department,
                "E3",
                1,
            );
        }
        for &(title, count) in posts {
            let singles = count.min(2);
            for at in 1..=singles {
                let name = if singles > 1 {
                    format!("{title} {at}")
                } else {
                    title.to_owned()
                };
                let rest = if at == singles {
                    count + 1 - singles
                } else {
                    1
                };
                made.post(&name, Some(director), department, "E4", rest);
                if title == "Inspector" {
                    made.line("  Dotted line to: Manufacturing Director");
                }
            }
        }
    }
    made.fill(60, "Finance Director", "Project Controller", "Finance");
    made.text
}

/// A Chinese group of about a thousand positions: centres, plants, branches, teams of all sizes.
pub fn group_of_a_thousand() -> String {
    group(1000)
}

/// The same in any size from about a hundred.
pub fn group(count: usize) -> String {
    let mut made = Made::new("组织", "长川制造集团", "岗位", "直接上级");
    made.grades = "职级";
    made.grade = "级别";
    made.list_grades("一级 > 二级 > 三级 > 四级 > 五级 > 六级");
    made.post("股东会", None, "", "", 0);
    made.post("监事会", Some("股东会"), "", "", 0);
    made.post("董事会", Some("股东会"), "", "", 0);
    made.post("总经理", Some("董事会"), "", "一级", 1);
    made.post("总经理助理", Some("总经理"), "", "三级", 1);
    made.post("总经理秘书", Some("总经理"), "", "四级", 1);
    let fields = [
        "营销",
        "研发",
        "生产",
        "供应链",
        "财务",
        "人力资源",
        "质量",
        "信息",
    ];
    let works = [
        "规划", "运营", "技术", "客户", "项目", "标准", "数据", "服务", "设备", "工艺", "培训",
        "审核",
    ];
    let places = [
        "天津分公司",
        "成都分公司",
        "佛山分厂",
        "沈阳分公司",
        "洛阳分厂",
        "合肥分公司",
    ];
    let units = fields.len() + places.len();
    let share = (count.saturating_sub(20) / units).max(8);
    let mut left = count.saturating_sub(made.count);
    for at in 0..units {
        let (department, head) = match fields.get(at) {
            Some(field) => (format!("{field}中心"), format!("{field}总监")),
            None => {
                let place = places[at - fields.len()];
                (place.to_owned(), format!("{place}总经理"))
            }
        };
        made.department(&department, &head);
        made.post(&head, Some("总经理"), &department, "二级", 1);
        left = left.saturating_sub(1);
        // Units of unlike size: from half to one and a half of the share.
        let size = (share * (5 + at * 7 % 11) / 10).min(left);
        let size = if at + 1 == units { left } else { size };
        left -= size;
        made.unit(&head, &department, &works, size, at);
    }
    made.text
}

/// A text in the making.
struct Made {
    text: String,
    keyword: &'static str,
    superior: &'static str,
    grades: &'static str,
    grade: &'static str,
    count: usize,
}

impl Made {
    fn new(organisation: &str, name: &str, keyword: &'static str, superior: &'static str) -> Self {
        let colon = if keyword.is_ascii() { ": " } else { "：" };
        Self {
            text: format!("{organisation}{colon}{name}\n"),
            keyword,
            superior,
            grades: "",
            grade: "",
            count: 0,
        }
    }

    fn line(&mut self, line: &str) {
        writeln!(self.text, "{line}").expect("strings take text");
    }

    fn field(&mut self, name: &str, value: &str) {
        let colon = if name.is_ascii() { ": " } else { "：" };
        if !value.is_empty() {
            self.line(&format!("  {name}{colon}{value}"));
        }
    }

    fn list_grades(&mut self, grades: &str) {
        self.field(self.grades, grades);
    }

    fn post(
        &mut self,
        title: &str,
        head: Option<&str>,
        department: &str,
        grade: &str,
        people: usize,
    ) {
        let english = self.keyword.is_ascii();
        let colon = if english { ": " } else { "：" };
        self.line("");
        self.line(&format!("{}{colon}{title}", self.keyword));
        self.field(self.superior, head.unwrap_or_default());
        self.field(if english { "Department" } else { "部门" }, department);
        self.field(self.grade, grade);
        if people > 0 {
            let people = match english {
                true => people.to_string(),
                false => format!("{people}人"),
            };
            self.field(if english { "Headcount" } else { "编制" }, &people);
        }
        self.count += 1;
    }

    fn department(&mut self, name: &str, head: &str) {
        self.line("");
        match self.keyword.is_ascii() {
            true => self.line(&format!("Department: {name}\n  Head: {head}")),
            false => self.line(&format!("部门：{name}\n  主管：{head}")),
        }
    }

    /// Adds posts until there are so many.
    fn fill(&mut self, count: usize, head: &str, title: &str, department: &str) {
        for at in 1.. {
            if self.count >= count {
                break;
            }
            self.post(&format!("{title} {at}"), Some(head), department, "E5", 1);
        }
    }

    /// So many posts below the head of a unit: a deputy, then teams of three to fourteen.
    fn unit(&mut self, head: &str, department: &str, works: &[&str], size: usize, seed: usize) {
        let mut left = size;
        let short = department.trim_end_matches("中心");
        if left > 10 {
            let deputy = match head.strip_suffix("总监") {
                Some(field) => format!("{field}副总监"),
                None => format!("{department}副总经理"),
            };
            self.post(&deputy, Some(head), department, "三级", 1);
            left -= 1;
        }
        let mut team = 0;
        while left > 0 {
            let work = works[(team + seed) % works.len()];
            let turn = match team / works.len() {
                0 => String::new(),
                turn => (turn + 1).to_string(),
            };
            let manager = format!("{short}{work}{turn}经理");
            self.post(&manager, Some(head), department, "三级", 1);
            left -= 1;
            let people = (3 + (team * 5 + seed * 3) % 12).min(left);
            self.team(
                &manager,
                &format!("{short}{work}{turn}"),
                department,
                people,
                team + seed,
            );
            left -= people;
            team += 1;
        }
    }

    fn team(&mut self, manager: &str, name: &str, department: &str, people: usize, seed: usize) {
        let ranks = ["工程师", "专员", "主管", "助理", "技术员"];
        // A large team has a second level.
        let mut head = manager.to_owned();
        for at in 0..people {
            let title = format!(
                "{name}{}{}",
                ranks[(at + seed) % ranks.len()],
                at / ranks.len() + 1
            );
            let is_lead = people > 8 && at == 0;
            let grade = if is_lead { "四级" } else { "五级" };
            let under = if at > people / 2 {
                head.clone()
            } else {
                manager.to_owned()
            };
            self.post(&title, Some(&under), department, grade, 1 + (at + seed) % 3);
            if at == 1 && seed.is_multiple_of(5) {
                self.field("虚线上级", "质量总监");
            }
            if is_lead {
                head = title;
            }
        }
    }
}
