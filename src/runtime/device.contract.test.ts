// The Device contract, held against the engine and against the reference.
import { describe, test } from "vitest";
import { deviceContract } from "../../test/support/device-contract.ts";
import { referenceDevice } from "../../test/support/reference-device.ts";
import { ortNative } from "./ort-native.ts";

for (const device of [ortNative, referenceDevice])
  describe(`the device "${device.name}"`, () => {
    for (const [what, check] of Object.entries(deviceContract)) test(what, () => check(device));
  });
