// SPDX-License-Identifier: GPL-3.0-or-later
// The same measurement as main.cpp with the npm package eventsource-parser:
// node --single-threaded eventsourceparser.mjs FILE SECONDS. Decoding UTF-8
// belongs to it, as in the package's own documentation.
import {readFileSync} from 'node:fs'
import {createParser} from 'eventsource-parser'

const stream = readFileSync(process.argv[2])
const seconds = Number(process.argv[3] ?? 1)
const piece = 16 * 1024
let events = 0
function pass() {
  events = 0
  const decoder = new TextDecoder()
  const parser = createParser({onEvent() { events += 1 }})
  for (let i = 0; i < stream.length; i += piece)
    parser.feed(decoder.decode(stream.subarray(i, i + piece), {stream: true}))
}
for (let i = 0; i < 10; ++i)
  pass() // so that it is compiled
const cpu = () => { const usage = process.cpuUsage(); return (usage.user + usage.system) / 1e6 }
const begin = cpu()
let bytes = 0
while (cpu() - begin < seconds) {
  pass()
  bytes += stream.length
}
console.log(JSON.stringify({megabytesPerSecond: Math.round(bytes / (cpu() - begin) / 1e6), events}))
