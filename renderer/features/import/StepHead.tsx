import { useEffect, useRef } from 'react';

/** Heading of a step; takes the focus, so that a screen reader tells where the officer is now. */
export function StepHead({ title }: { readonly title: string }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <h2 ref={head} tabIndex={-1}>
      {title}
    </h2>
  );
}
