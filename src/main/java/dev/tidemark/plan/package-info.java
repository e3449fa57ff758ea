/**
 * One Terraform plan as it is kept: the form of its documents, for whoever writes them and whoever
 * shows them. Every value in them is masked already. Imports {@code event} and {@code eventlog}.
 */
@NullMarked
package dev.tidemark.plan;

import org.jspecify.annotations.NullMarked;
