// SPDX-License-Identifier: MIT
// Holds files of xAPI statements against the rules of npm's @learninglocker/xapi-validation:
//   node xapi_check.cjs NODE_MODULES FILE...
// Prints what is wrong, and at the end how many statements there were. Exit code 1 if any was bad.
const fs = require('fs');
const [modules, ...files] = process.argv.slice(2);
const validate = require(modules + '/@learninglocker/xapi-validation').default;
let bad = 0;
let all = 0;
for (const file of files) {
  for (const statement of JSON.parse(fs.readFileSync(file, 'utf8'))) {
    const warnings = validate(statement);
    all += 1;
    if (warnings.length > 0) {
      bad += 1;
      console.log(file, statement.id, warnings.map(String), JSON.stringify(statement).slice(0, 400));
    }
  }
}
console.log(`${all} statements, ${bad} bad.`);
process.exit(bad === 0 ? 0 : 1);
