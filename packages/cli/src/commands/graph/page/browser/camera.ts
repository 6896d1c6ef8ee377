/** The part of the picture that is on the screen, moved by mouse, wheel, fingers and keys. */
export class Camera {
  private readonly stage: SVGSVGElement;
  private x = 0;
  private y = 0;
  private scale = 1;
  private size = { width: 1, height: 1 };

  constructor(stage: SVGSVGElement) {
    this.stage = stage;
    stage.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, this.pointAt(event));
    }, { passive: false });
    stage.addEventListener("pointerdown", (event) => this.drag(event));
  }

  /** Shows all of a picture of this size. */
  fit(size = this.size): void {
    this.size = size;
    const { width, height } = this.room();
    this.scale = Math.min(2, width / size.width, height / size.height);
    this.x = (size.width - width / this.scale) / 2;
    this.y = (size.height - height / this.scale) / 2;
    this.show();
  }

  zoom(factor: number, around = this.centre()): void {
    const scale = Math.min(8, Math.max(0.02, this.scale * factor));
    this.x = around.x - ((around.x - this.x) * this.scale) / scale;
    this.y = around.y - ((around.y - this.y) * this.scale) / scale;
    this.scale = scale;
    this.show();
  }

  /** Moves by parts of the screen. */
  move(right: number, down: number): void {
    const { width, height } = this.room();
    this.x += (right * width) / this.scale;
    this.y += (down * height) / this.scale;
    this.show();
  }

  /** Brings a box into the middle, large enough to read. */
  centreOn(box: Element): void {
    const { left, top, width, height } = box.getBoundingClientRect();
    const frame = this.stage.getBoundingClientRect();
    this.x += (left + width / 2 - frame.left - frame.width / 2) / this.scale;
    this.y += (top + height / 2 - frame.top - frame.height / 2) / this.scale;
    if (this.scale < 0.7) this.zoom(0.9 / this.scale);
    else this.show();
  }

  private drag(start: PointerEvent): void {
    const from = { x: this.x, y: this.y };
    const move = (event: PointerEvent): void => {
      this.stage.classList.add("moving");
      this.x = from.x - (event.clientX - start.clientX) / this.scale;
      this.y = from.y - (event.clientY - start.clientY) / this.scale;
      this.show();
    };
    const end = (): void => {
      this.stage.classList.remove("moving");
      window.removeEventListener("pointermove", move);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end, { once: true });
  }

  private room(): { readonly width: number; readonly height: number } {
    const { width, height } = this.stage.getBoundingClientRect();
    return { width: Math.max(1, width), height: Math.max(1, height) };
  }

  private centre(): { readonly x: number; readonly y: number } {
    const { width, height } = this.room();
    return { x: this.x + width / this.scale / 2, y: this.y + height / this.scale / 2 };
  }

  private pointAt(event: MouseEvent): { readonly x: number; readonly y: number } {
    const { left, top } = this.stage.getBoundingClientRect();
    return { x: this.x + (event.clientX - left) / this.scale, y: this.y + (event.clientY - top) / this.scale };
  }

  private show(): void {
    const { width, height } = this.room();
    this.stage.setAttribute("viewBox", `${this.x} ${this.y} ${width / this.scale} ${height / this.scale}`);
  }
}
