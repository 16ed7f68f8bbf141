package org.chainrule.examples.words;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file cannot be read or written, in words that somebody who does not know Java understands. */
public final class FileTrouble {

    /** A class of Java's that went wrong, with its package, as {@link Throwable#toString} begins. */
    private static final Pattern CLASS = Pattern.compile("(?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*(?:Exception|Error)(?:: )?");

    /** What the older streams say: the path and, in brackets, the system's reason. */
    private static final Pattern IN_BRACKETS = Pattern.compile("(?s).*\\(([^()]+)\\)");

    private FileTrouble() {}

    /** The reason alone, for example {@code permission denied}. */
    public static String reason(Throwable failed) {
        if (failed instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failed instanceof AccessDeniedException || failed instanceof SecurityException) {
            return "permission denied";
        }
        if (failed instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (failed instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (failed instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        if (failed instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        if (failed instanceof EOFException) {
            return "it ends too early";
        }
        return said(failed);
    }

    /** What the system said of it. */
    private static String said(Throwable failed) {
        String text = failed instanceof FileSystemException refused ? refused.getReason() : failed.getMessage();
        if (text == null || text.isBlank()) {
            return "the system gives no reason";
        }
        Matcher bracket = IN_BRACKETS.matcher(text);
        if (failed instanceof FileNotFoundException && bracket.matches()) {
            text = bracket.group(1);
        }
        return switch (text) {
            case "Is a directory" -> "it is a folder";
            case "Not a directory" -> "a file is in the way";
            case "Permission denied" -> "permission denied";
            case "No such file or directory" -> "no such file or folder";
            default -> withoutClasses(text);
        };
    }

    /**
     * A message with every failure that it quotes put in words: {@code a.csv cannot be read (java.nio.file.AccessDeniedException:
     * a.csv)} becomes {@code a.csv cannot be read (permission denied)}.
     *
     * @param thrown what has this message; what caused it is looked for in it
     */
    public static String inWords(String message, Throwable thrown) {
        String text = message;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof SecurityException) {
                text = text.replace(cause.toString(), reason(cause));
            }
        }
        return withoutClasses(text);
    }

    private static String withoutClasses(String text) {
        return CLASS.matcher(text).replaceAll("");
    }
}
