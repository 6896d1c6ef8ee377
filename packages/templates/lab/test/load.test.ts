import { expect, test } from "vitest";
import { judge } from "../load.ts";

test("a whole answer was answered", () => {
  expect(judge("HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}")).toEqual({ kind: "answered", status: 201, text: "{}" });
});

test("an answer that ends before its length was cut", () => {
  expect(judge("HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{}").kind).toBe("cut");
  expect(judge("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n").kind).toBe("cut");
  expect(judge("HTTP/1.1 200 OK\r\ncontent-le").kind).toBe("cut");
});

test("a connection without a byte was never taken", () => {
  expect(judge("").kind).toBe("refused");
});
