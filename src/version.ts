/** Of this program, as `--version` prints it; a check holds it against package.json. */
export const VERSION = "0.1.0";
