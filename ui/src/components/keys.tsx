/** A key or a combination, for the eye; screen readers get the button's name alone. */
export function Keys({ of }: { of: string }) {
  return (
    <span className="keys" aria-hidden="true">
      {of.split(" ").map((chord) => (
        <kbd key={chord}>{chord}</kbd>
      ))}
    </span>
  );
}
