// Where a parameter's bytes are, for those who place weights and those who read them. A file of its own: what writes ONNX
// brings the types of protobuf along, and whoever has the package would compile them.

/** A range of a file in the folder that the device is given; length 0: to its end. */
export interface ParameterLocation {
  /** File name, without folders. */
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}
