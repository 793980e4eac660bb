/** Tells the parent how long the work itself took, and how much memory the process had at most. */
export const report = (milliseconds: number): void => {
  console.log(JSON.stringify({ milliseconds, bytes: process.resourceUsage().maxRSS * 1024 }));
};
