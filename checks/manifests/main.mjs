// checks/kubernetes: prints what is wrong, one line each, and fails if anything is.
import { check } from "./check.mjs";

const { faults, notices, objects } = check(process.argv[2] ?? ".");
for (const notice of notices) console.log(`notice: ${notice}`);
for (const fault of faults) console.error(`fault: ${fault}`);
console.log(`kubernetes: ${objects} objects, ${faults.length} faults, ${notices.length} notices`);
process.exitCode = faults.length > 0 ? 1 : 0;
