import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

import { t } from "../words/words";
import { Button } from "./button";

/** A dialog over the screen. Esc and the cross leave it without doing anything. */
export function Sheet({
  title,
  onClose,
  children,
  size = "medium",
  headless = false,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: "medium" | "wide";
  /** The title is only spoken. */
  headless?: boolean;
}) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={false}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`sheet sheet-${size}`}>
        <Dialog className="sheet-dialog">
          <div className={headless ? "unseen" : "sheet-head"}>
            <Heading slot="title">{title}</Heading>
            {!headless && (
              <Button kind="quiet" icon="close" aria-label={t("ui-close")} onPress={onClose} />
            )}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
