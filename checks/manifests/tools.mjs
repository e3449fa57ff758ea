// The npm packages of checks/npm, from the folder that checks/tools.sh prepared.
import { createRequire } from "node:module";

if (!process.env.CHECK_TOOLS) throw new Error("run checks/kubernetes, which prepares the tools");
export const toolsDirectory = process.env.CHECK_TOOLS;
const require = createRequire(`${toolsDirectory}/`);
export const yaml = require("yaml");
export const typescript = () => require("typescript");
export const fengari = () => require("fengari");
